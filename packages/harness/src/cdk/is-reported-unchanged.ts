import type { AssemblyStack } from '../assembly/read-assembly.ts';

/** Whether the CLI has printed that it found nothing to deploy for the stack, and so has left it alone. */
export function isReportedUnchanged(
  output: string,
  { path, name }: Pick<AssemblyStack, 'path' | 'name'>,
): boolean {
  const title = path === name ? path : `${path} (${name})`;
  return output.includes(`✅  ${title} (no changes)`);
}
