import type { MultiplyResult } from 'multiply-core';

/**
 * Writes one line for a rejected request, with its code and no part of its body; one for a product
 * only when `logsSuccess`.
 *
 * In Lambda's JSON log format the runtime writes the object as `message`, beside the time, level and
 * request id. The id is in the object too for consoles that add none (the local gateway's,
 * MiniStack's). The same consoles filter no level, hence `logsSuccess`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function logResult(
  result: MultiplyResult<string>,
  requestId: string | undefined,
  logsSuccess: boolean,
): void {
  if (!result.ok) console.warn({ requestId, code: result.rejection.code });
  else if (logsSuccess) console.debug({ requestId, code: 'multiplied' });
}
