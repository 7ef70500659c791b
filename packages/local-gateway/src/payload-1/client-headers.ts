import { createTraceId } from '../event/random-ids.ts';
import type { RequestHead } from '../event/request-head.ts';

// Names that arrive in this form whatever the client wrote; all others keep the client's case
// (recorded by the authors of localstack/localstack: `authorization` arrives as `Authorization`,
// `tEsT-HEADeR` as it is; and of hotsock/voker: `User-Agent` from an HTTP/2 client).
const CANONICAL = new Map(
  ['Authorization', 'Host', 'User-Agent'].map((name) => [name.toLowerCase(), name]),
);

/**
 * The headers of a payload 1.0 event, a flat list of names and values: what the client sent without
 * the names in `dropped`, then what the gateway adds.
 */
export function readClientHeaders(head: RequestHead, dropped: ReadonlySet<string>): string[] {
  const headers: string[] = [];
  let traceId: string | undefined;
  let forwardedFor: string | undefined;
  for (let i = 0; i + 1 < head.rawHeaders.length; i += 2) {
    const written = head.rawHeaders[i] ?? '';
    const value = head.rawHeaders[i + 1] ?? '';
    const name = written.toLowerCase();
    if (name === 'x-amzn-trace-id') traceId = value;
    else if (name === 'x-forwarded-for') forwardedFor = value;
    else if (name === 'x-forwarded-port' || name === 'x-forwarded-proto') continue;
    else if (!dropped.has(name)) headers.push(CANONICAL.get(name) ?? written, value);
  }
  const { sourceIp, receivedMs } = head;
  headers.push('X-Amzn-Trace-Id', traceId ?? createTraceId(receivedMs));
  headers.push(
    'X-Forwarded-For',
    forwardedFor === undefined ? sourceIp : `${forwardedFor}, ${sourceIp}`,
  );
  headers.push('X-Forwarded-Port', '443', 'X-Forwarded-Proto', 'https');
  return headers;
}
