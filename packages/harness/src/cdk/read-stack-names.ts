import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The fields of a cloud assembly's manifest.json that name its stacks. */
interface Manifest {
  readonly artifacts?: Readonly<
    Record<string, { type: string; properties?: { stackName?: string; directoryName?: string } }>
  >;
}

/** The names of all stacks in a synthesised app, including those of its stages. */
export async function readStackNames(assemblyFolder: string): Promise<string[]> {
  const file = join(assemblyFolder, 'manifest.json');
  const { artifacts = {} }: Manifest = JSON.parse(await readFile(file, 'utf8'));
  const names = Object.entries(artifacts).map(async ([id, { type, properties = {} }]) => {
    if (type === 'aws:cloudformation:stack') return [properties.stackName ?? id];
    if (type !== 'cdk:cloud-assembly') return [];
    return await readStackNames(join(assemblyFolder, properties.directoryName ?? ''));
  });
  return (await Promise.all(names)).flat();
}
