import { Buffer } from 'node:buffer';

/** What Lambda takes for one synchronous invocation, the whole event: 6 MB and 100 bytes. */
const MAX_EVENT_BYTES = 6_291_556;

/** The body of most requests. */
export const typical = toEvent('{"a":12,"b":3}');

/** Two operands whose product has 4300 digits, the most there may be. */
export const digits = toEvent(`{"a":${'9'.repeat(2150)},"b":${'9'.repeat(2150)}}`);

// One character beyond Latin-1 makes V8 keep the whole text as two bytes each.
const WIDE = '\u4e2d';

/**
 * Events as large as Lambda takes them, each the worst of its kind: of text and of base64, in memory
 * (wide) and in work for each byte (short tokens). `rejected` ones write a line to the log.
 */
export const hostile: readonly { name: string; event: Buffer; rejected: boolean }[] = [
  { name: 'white space as text', event: fill(' ', 'text', `{"c":"${WIDE}",`, '"a":12,"b":3}') },
  { name: 'duplicate keys as base64', event: fill('"a":1,', 'base64', `{"${WIDE}":0,`, '"b":3}') },
  { name: 'escapes as base64', event: fill('\\u0061', 'base64', `{"${WIDE}`, '":0,"a":12,"b":3}') },
  { name: 'empty arrays as base64', event: fill('[],', 'base64', `["${WIDE}",`, '0]') },
].map((body) => ({ ...body, rejected: body.name.startsWith('empty arrays') }));

function toEvent(body: string, isBase64Encoded = false): Buffer {
  return Buffer.from(
    JSON.stringify({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/',
      rawQueryString: '',
      headers: { 'content-type': 'application/json', host: 'api.example' },
      requestContext: {
        http: { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        stage: '$default',
      },
      body: isBase64Encoded ? Buffer.from(body).toString('base64') : body,
      isBase64Encoded,
    }),
  );
}

/** `head`, as many `piece`s as make the event as large as it may be, and `tail`. */
function fill(piece: string, encoding: 'text' | 'base64', head: string, tail: string): Buffer {
  const isBase64 = encoding === 'base64';
  const spare = MAX_EVENT_BYTES - toEvent(head + tail, isBase64).length;
  const bytesEach = isBase64
    ? (piece.length * 4) / 3
    : Buffer.byteLength(JSON.stringify(piece)) - 2;
  const event = toEvent(head + piece.repeat(Math.floor((spare - 4) / bytesEach)) + tail, isBase64);
  if (event.length > MAX_EVENT_BYTES || event.length < MAX_EVENT_BYTES - 16) {
    throw new Error(`Expected an event just under ${MAX_EVENT_BYTES} bytes, got ${event.length}`);
  }
  return event;
}
