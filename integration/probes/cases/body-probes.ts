import { seeEvent, seeLength, seeMeasure, seeStatus } from '../observe.ts';
import { ask, type Expectation, known, notSettled, type Probe } from '../probe.ts';
import { sources } from '../sources.ts';

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
    observe: seeEvent((event) => ({
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

function large(
  name: string,
  bytes: number,
  observe: Probe['observe'],
  http: Expectation,
  rest: Expectation,
): Probe {
  return {
    name,
    api: 'open',
    request: {
      method: 'POST',
      path: '/',
      headers: [
        ['content-type', 'text/plain'],
        ['x-probe', 'measure'],
      ],
      body: 'x'.repeat(bytes),
    },
    observe,
    aws: { http, rest, 'function-url': bytes > 6_000_000 ? notSettled() : http },
  };
}

const TOO_LARGE = { status: 413, message: 'Request Entity Too Large' };

/** What the function gets of a body, small or large. The REST API's binary media types are all. */
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
  large(
    'a text of 6,000,000 bytes in',
    6_000_000,
    seeMeasure,
    known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
    // As base64 it is 8 MB.
    known({ status: 413, message: 'Request Too Long' }, sources.largePayloads),
  ),
  large(
    'a text beyond 6 MB in',
    6_400_000,
    seeMeasure,
    known(TOO_LARGE, sources.largePayloads),
    known({ status: 413, message: 'Request Too Long' }, sources.largePayloads),
  ),
  large(
    'a body beyond 10 MB',
    11_000_000,
    seeStatus,
    known({ status: 413 }, sources.httpQuotas),
    known({ status: 413 }, sources.gatewayResponses),
  ),
  {
    name: 'a text of 6,000,000 bytes out',
    api: 'open',
    request: ask('large'),
    observe: seeLength,
    aws: {
      http: known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
      rest: known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
      'function-url': known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
    },
  },
];
