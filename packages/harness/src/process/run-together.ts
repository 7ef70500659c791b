/**
 * Runs tasks concurrently and returns their results. When one fails, aborts the others and throws the
 * first error after all have ended, so that nothing continues in the background.
 */
export async function runTogether<Tasks extends readonly unknown[] | []>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Tasks,
): Promise<{ -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]> }> {
  const end = new AbortController();
  const tasks = start(signal ? AbortSignal.any([signal, end.signal]) : end.signal);
  try {
    return await Promise.all(tasks);
  } catch (error) {
    end.abort(error);
    await Promise.allSettled(tasks);
    throw error;
  }
}
