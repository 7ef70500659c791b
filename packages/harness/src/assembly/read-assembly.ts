import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EMULATED_REGION } from '../emulator/emulated-aws.ts';

/** A stack of a synthesised app. */
export interface AssemblyStack {
  readonly name: string;
  /** Its path in the app, such as `Production/Api`, by which the CDK CLI selects it. */
  readonly path: string;
  /** undefined if the app leaves it open. */
  readonly account: string | undefined;
  readonly region: string;
  /** The qualifier of the bootstrap stack that it needs. */
  readonly qualifier: string;
  readonly templateFile: string;
  /** The paths of the stacks that must be deployed before it. */
  readonly dependencies: readonly string[];
}

/** A value that the app looks up and that its context lacks. */
export interface MissingContext {
  readonly key: string;
  readonly provider: string;
}

/** What a synthesised app's manifest.json says. */
export interface AssemblyContents {
  /** All stacks, including those of stages. */
  readonly stacks: readonly AssemblyStack[];
  readonly missing: readonly MissingContext[];
}

/** The fields of manifest.json that are used. */
interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
  readonly missing?: readonly MissingContext[];
}

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  /** Such as `aws://000000000000/us-east-1` or `aws://unknown-account/unknown-region`. */
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly stackName?: string;
    readonly templateFile?: string;
    readonly directoryName?: string;
    readonly bootstrapStackVersionSsmParameter?: string;
  };
}

export const DEFAULT_QUALIFIER = 'hnb659fds';

/** Reads the manifest of a synthesised app and those of its stages, however deep they are nested. */
export async function readAssembly(folder: string): Promise<AssemblyContents> {
  const file = join(folder, 'manifest.json');
  const { artifacts = {}, missing = [] }: Manifest = JSON.parse(await readFile(file, 'utf8'));
  const stacks = Object.entries(artifacts).map(async ([id, artifact]) => {
    const { type, properties = {} } = artifact;
    if (type === 'aws:cloudformation:stack') return [describeStack(folder, id, artifacts)];
    if (type !== 'cdk:cloud-assembly') return [];
    return (await readAssembly(join(folder, properties.directoryName ?? ''))).stacks;
  });
  return { stacks: (await Promise.all(stacks)).flat(), missing };
}

function describeStack(
  folder: string,
  id: string,
  artifacts: Readonly<Record<string, Artifact>>,
): AssemblyStack {
  const { environment = '', displayName, properties = {}, dependencies = [] } = artifacts[id] ?? {};
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  const parameter = properties.bootstrapStackVersionSsmParameter ?? '';
  return {
    name: properties.stackName ?? id,
    path: displayName ?? id,
    account: account === 'unknown-account' ? undefined : account,
    region: region === undefined || region === 'unknown-region' ? EMULATED_REGION : region,
    qualifier: /^\/cdk-bootstrap\/([^/]+)\/version$/.exec(parameter)?.[1] ?? DEFAULT_QUALIFIER,
    templateFile: join(folder, properties.templateFile ?? ''),
    dependencies: dependencies
      .filter((other) => artifacts[other]?.type === 'aws:cloudformation:stack')
      .map((other) => artifacts[other]?.displayName ?? other),
  };
}

/**
 * The stacks whose path matches a pattern as the CDK CLI reads it (`*` within a stage, `**` across
 * stages), with those that they depend on.
 *
 * @throws Error if a pattern matches no stack.
 */
export function selectStacks(
  stacks: readonly AssemblyStack[],
  patterns: readonly string[],
): readonly AssemblyStack[] {
  const selected = new Set<AssemblyStack>();
  const select = (stack: AssemblyStack) => {
    if (selected.has(stack)) return;
    selected.add(stack);
    for (const other of stacks) if (stack.dependencies.includes(other.path)) select(other);
  };
  for (const pattern of patterns) {
    const matching = stacks.filter(({ path }) => toRegExp(pattern).test(path));
    if (matching.length === 0) {
      const paths = stacks.map(({ path }) => path).join(', ');
      throw new Error(`Expected a stack that matches ${pattern}, got ${paths || 'no stack'}`);
    }
    matching.forEach(select);
  }
  return stacks.filter((stack) => selected.has(stack));
}

function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*|[.*+?^${}()|[\]\\]/g, (found) => {
    if (found === '**') return '.*';
    if (found === '*') return '[^/]*';
    return found === '?' ? '[^/]' : `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}
