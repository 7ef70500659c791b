/**
 * Starts tasks side by side and returns their results. When one fails the others are aborted, and its
 * error is thrown once all have ended: nothing goes on behind the caller's back.
 */
export async function runTogether<Tasks extends readonly unknown[] | []>(
  signal: AbortSignal,
  start: (signal: AbortSignal) => Tasks,
): Promise<{ -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]> }> {
  const end = new AbortController();
  const tasks = start(AbortSignal.any([signal, end.signal]));
  try {
    return await Promise.all(tasks);
  } catch (error) {
    end.abort(error);
    await Promise.allSettled(tasks);
    throw error;
  }
}
