import { collectEvidence, HarnessError, saveEvidence } from 'cdk-emulator-harness';
import type { DeployedTargets } from './deployed-targets.ts';

/** The error that ends a run with failed tests. Its evidence has the files of every emulator. */
export async function failedTestsError({ emulators }: DeployedTargets): Promise<HarnessError> {
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
          problem: 'Expected every test to pass, got the failures above.',
          advice: 'read the logs in the evidence.',
        };
  const evidence = await saveEvidence(Object.fromEntries(files.flat()), failure.problem);
  return new HarnessError({ ...failure, evidence });
}
