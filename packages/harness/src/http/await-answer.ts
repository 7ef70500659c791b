import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../evidence/harness-error.ts';
import { anySignal } from '../process/run-options.ts';
import type { ApiAddress } from './api-address.ts';
import { type HttpAnswer, type HttpRequest, sendRequest } from './send-request.ts';

/** Which answer `awaitAnswer` waits for, and how long. */
export interface AwaitAnswerOptions {
  /** Whether to return this answer. */
  readonly isGood: (answer: HttpAnswer) => boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const INTERVAL_MS = 100;
const SHOWN_LENGTH = 200;

/**
 * Sends a request repeatedly until its answer is good: a front door can be complete a moment before it
 * answers.
 *
 * @throws HarnessError with the last answer, or why there was none, after `timeoutMs`.
 */
export async function awaitAnswer(
  address: ApiAddress,
  request: HttpRequest,
  { isGood, timeoutMs, signal }: AwaitAnswerOptions,
): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const deadline = anySignal(signal, AbortSignal.timeout(timeoutMs));
  let got = 'no answer';
  for (;;) {
    try {
      const answer = await sendRequest(address, request, { signal: deadline });
      if (isGood(answer)) return answer;
      got = `${answer.status} ${answer.body.toString().slice(0, SHOWN_LENGTH)}`;
    } catch (error) {
      if (!deadline.aborted) got = (error as Error).message;
    }
    signal?.throwIfAborted();
    if (deadline.aborted) break;
    await sleep(INTERVAL_MS);
  }
  const waitedMs = Math.round(performance.now() - startedAt);
  const url = `${address.origin}${address.basePath}${request.path}`;
  throw new HarnessError({
    problem: `Expected a good answer to ${request.method} ${url}, got ${got} after ${waitedMs} ms.`,
    advice:
      "read the function's log; if there is none, the request has not reached it and the address is wrong.",
  });
}
