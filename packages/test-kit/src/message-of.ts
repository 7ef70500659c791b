import { expect } from 'vitest';

/** The message of the error that the promise rejects with; fails the test if it resolves. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => expect.unreachable('Expected an error, got a result'),
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message : String(error);
}
