/**
 * Runs a command's body: Ctrl-C and SIGTERM abort its signal, an error becomes its message on stderr
 * and exit code 1 (130 after an interruption).
 */
export async function runEntry(body: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      console.log(`${signal}: stopping …`);
      interruption.abort(new Error(`Interrupted by ${signal}`));
    });
  }
  try {
    await body(interruption.signal);
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = interruption.signal.aborted ? 130 : 1;
    // All is cleaned up, and an image that is still being pulled would hold this process for minutes.
    if (interruption.signal.aborted) process.exit();
  }
}

/** What failed while cleaning up comes before what failed first, whose last line names the evidence. */
export function describeError(error: unknown): string {
  if (error instanceof SuppressedError) {
    return `${describeError(error.error)}\n${describeError(error.suppressed)}`;
  }
  return error instanceof Error ? error.message : String(error);
}
