const MAX_TARGET_CHARS = 200;

/**
 * The log line of one request: `POST /orders 200 3 ms`. Always one line of printable ASCII, whatever
 * the client sent, and at most about 250 characters.
 */
export function formatRequestLog(
  request: { method?: string | undefined; url?: string | undefined },
  outcome: number | 'aborted',
  durationMs: number,
): string {
  const { method = '', url = '' } = request;
  const target = url.length > MAX_TARGET_CHARS ? `${url.slice(0, MAX_TARGET_CHARS)}...` : url;
  const printable = target.replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${method} ${printable} ${outcome} ${Math.round(durationMs)} ms`;
}
