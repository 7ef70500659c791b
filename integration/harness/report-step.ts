const STILL_WORKING_MS = 3_000;

/** Gets each line as it is due. */
export type WriteLine = (line: string) => void;

/**
 * Runs one step and reports it: one line when it ends, with its seconds, and one every 3 s while it
 * works, so that nobody waits before a silent screen.
 */
export async function reportStep<Result>(
  write: WriteLine,
  name: string,
  step: () => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;
  const stillWorking = setInterval(() => write(`${seconds()}  ${name} …`), STILL_WORKING_MS);
  try {
    const result = await step();
    write(`${seconds()}  ${name}`);
    return result;
  } catch (error) {
    write(`${seconds()}  ${name}: failed`);
    throw error;
  } finally {
    clearInterval(stillWorking);
  }
}
