import { anySignal } from './run-options.ts';

/** The reason with which a task is ended because another task of the same run has failed. */
export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled';
}

/**
 * Runs tasks concurrently and returns their results. When one fails, aborts the others and throws the
 * first error after all have ended, so that nothing continues in the background.
 */
export async function runTogether<Tasks extends readonly unknown[] | []>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Tasks,
): Promise<{ -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]> }> {
  const end = new AbortController();
  const tasks = start(anySignal(signal, end.signal));
  try {
    return await Promise.all(tasks);
  } catch (error) {
    end.abort(new TaskCancelled('Another task has failed', { cause: error }));
    await Promise.allSettled(tasks);
    throw error;
  }
}
