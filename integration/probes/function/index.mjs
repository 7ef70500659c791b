// The one function behind every front door. The request chooses by its header `x-probe` which of the
// results below comes back; without one the function answers with its event.

const OCTETS = 'AP8NCoA=';

const results = {
  object: () => ({ hello: 'world' }),
  'empty object': () => ({}),
  array: () => [1, 'a'],
  text: () => 'hello',
  number: () => 3,
  boolean: () => true,
  null: () => null,
  'status alone': () => ({ statusCode: 200 }),
  untyped: () => ({ statusCode: 200, body: 'Hello, World!' }),
  typed: () => ({ statusCode: 201, headers: { 'Content-Type': 'application/xml' }, body: '<a/>' }),
  'status 0': () => ({ statusCode: 0, body: 'replaced' }),
  'status 200.5': () => ({ statusCode: 200.5, body: 'replaced' }),
  'status abc': () => ({ statusCode: 'abc', body: 'replaced' }),
  'status text': () => ({ statusCode: '418', body: 'teapot' }),
  thrown: () => {
    throw new Error('thrown by the fixture');
  },
  cookies: () => ({ statusCode: 200, cookies: ['a=1; Path=/', 'b=2; Path=/'], body: '' }),
  'cookies twice': () => ({
    statusCode: 200,
    headers: { 'set-cookie': 'c=3; Path=/' },
    cookies: ['a=1; Path=/', 'b=2; Path=/'],
    body: '',
  }),
  'multi-value headers': () => ({
    statusCode: 200,
    multiValueHeaders: { 'x-many': ['1', '2'] },
    body: '',
  }),
  'list as header': () => ({ statusCode: 200, headers: { 'x-many': ['1', '2'] }, body: '' }),
  octets: () => base64('application/octet-stream', OCTETS),
  'octets as JSON': () => base64('application/json', OCTETS),
  'own CORS': () => ({
    statusCode: 200,
    headers: { 'access-control-allow-origin': 'https://function.example' },
    body: '',
  }),
  large: () => ({ statusCode: 200, headers: plain, body: 'x'.repeat(6_000_000) }),
  // Lambda takes 6,291,556 bytes of JSON.
  'too large': () => ({ statusCode: 200, headers: plain, body: 'x'.repeat(6_291_600) }),
  // A body of megabytes would not fit into the answer beside the rest of the event.
  measure: ({ body, isBase64Encoded }) =>
    json({ bytes: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8').length }),
};

const plain = { 'content-type': 'text/plain' };

function json(value) {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function base64(type, body) {
  return { statusCode: 200, headers: { 'content-type': type }, body, isBase64Encoded: true };
}

export const handler = async (event) => {
  // MiniStack 1.5.33 waits 50 ms for a first line of the log, also where none comes (measured).
  if (process.env.AWS_LAMBDA_FUNCTION_NAME) console.log('invoked');
  const { headers = {} } = event;
  // A REST API keeps the case of header names.
  const chosen = Object.keys(headers ?? {}).find((name) => name.toLowerCase() === 'x-probe');
  if (chosen === undefined) return json(event);
  const result = results[headers[chosen]];
  if (result === undefined) throw new Error(`Expected a result's name, got ${headers[chosen]}`);
  return result(event);
};
