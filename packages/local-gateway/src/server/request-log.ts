const MAX_TARGET_CHARS = 200;

/**
 * The log line of one request: `POST /orders 200 3 ms`. At most about 250 characters. Printable ASCII,
 * as Node's parser refuses every other byte in a request line.
 */
export function formatRequestLog(
  request: { method?: string | undefined; url?: string | undefined },
  outcome: number | 'aborted',
  durationMs: number,
): string {
  const { method = '', url = '' } = request;
  const target = url.length > MAX_TARGET_CHARS ? `${url.slice(0, MAX_TARGET_CHARS)}...` : url;
  return `${method} ${target} ${outcome} ${Math.round(durationMs)} ms`;
}
