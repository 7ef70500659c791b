import { observeEvent } from '../probe/observe.ts';
import { type Expectation, known, notSettled, type Probe } from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

function bodyProbe(
  name: string,
  contentType: string | undefined,
  body: string | Uint8Array | undefined,
  http: Expectation,
  rest: Expectation,
  functionUrl: Expectation,
): Probe {
  const headers = contentType === undefined ? [] : ([['content-type', contentType]] as const);
  return {
    name,
    api: 'open',
    request: { method: 'POST', path: '/', headers, ...(body === undefined ? {} : { body }) },
    observe: observeEvent((event) => ({
      body: event.body ?? null,
      isBase64Encoded: event.isBase64Encoded,
    })),
    aws: { http, rest, 'function-url': functionUrl },
  };
}

const text = (body: string | null) => ({ body, isBase64Encoded: false });
const base64 = (body: string) => ({
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});

const JSON_BODY = '{"a":"λ"}';
const FORM = 'a=1&b=%7B2%7D';
const MULTIPART = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';

/** What the function gets of a body. The REST API's binary media types are all. */
export const bodyProbes: readonly Probe[] = [
  bodyProbe(
    'bytes in',
    'application/octet-stream',
    Uint8Array.of(1, 2, 3, 4, 5),
    known({ body: 'AQIDBAU=', isBase64Encoded: true }, sources.snapshots),
    known({ body: 'AQIDBAU=', isBase64Encoded: true }, sources.snapshots),
    known({ body: 'AQIDBAU=', isBase64Encoded: true }, sources.urlPayloads),
  ),
  bodyProbe(
    'JSON in',
    'application/json',
    JSON_BODY,
    known(text(JSON_BODY), sources.voker),
    known(base64(JSON_BODY), sources.binary),
    known(text(JSON_BODY), sources.voker),
  ),
  bodyProbe(
    'a form in',
    'application/x-www-form-urlencoded',
    FORM,
    known(base64(FORM), sources.textTypes),
    known(base64(FORM), sources.binary),
    notSettled(),
  ),
  bodyProbe(
    'a multipart form in',
    'multipart/form-data; boundary=x',
    MULTIPART,
    known(base64(MULTIPART), sources.textTypes),
    known(base64(MULTIPART), sources.binary),
    known(base64(MULTIPART), sources.urlSnapshots),
  ),
  bodyProbe(
    'a body without content type',
    undefined,
    'hello',
    known(base64('hello'), sources.textTypes),
    notSettled(),
    notSettled(),
  ),
  bodyProbe(
    'no body',
    undefined,
    undefined,
    known(text(null), sources.snapshots),
    known(text(null), sources.snapshots),
    known(text(null), sources.urlTests),
  ),
];
