import { collectEvidence, HarnessError, saveEvidence } from 'cdk-emulator-harness';
import type { DeployedTargets } from './deployed-targets.ts';

const MAX_SHOWN = 20;

/** The error that ends a run with failed tests. Its evidence has the files of every emulator. */
export async function failedTestsError(
  { emulators }: DeployedTargets,
  failures: readonly string[],
): Promise<HarnessError> {
  const files = await Promise.all(
    emulators.map(async ({ name, emulator, stacks }) =>
      Object.entries((await collectEvidence(emulator, stacks)).files).map(
        ([file, content]) => [`${name}.${file}`, content] as const,
      ),
    ),
  );
  const lost: unknown = emulators.find(({ emulator }) => emulator.lost.aborted)?.emulator.lost
    .reason;
  const failure =
    lost instanceof HarnessError
      ? lost.failure
      : {
          problem: `Expected every test to pass, got ${failures.length} failures:`,
          details: listFailures(failures),
          advice: 'read the logs in the evidence.',
        };
  const evidence = await saveEvidence(Object.fromEntries(files.flat()), failure.problem);
  return new HarnessError({ ...failure, evidence });
}

function listFailures(failures: readonly string[]): string {
  const shown = failures.slice(0, MAX_SHOWN).map((failure) => `  ${failure}`);
  const others = failures.length - shown.length;
  return [...shown, ...(others > 0 ? [`  and ${others} more, above`] : [])].join('\n');
}
