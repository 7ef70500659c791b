/** A body and the whole answer to it: the status, a space and the body. */
export interface SoakCase {
  readonly body: string;
  readonly expected: string;
}

// Products of every kind and a rejection. All answers differ, so an answer to another request is detected.
export const soakCases: readonly SoakCase[] = [
  { body: '{"a":12,"b":3}', expected: '200 {"result":36}' },
  { body: '{"a":2.5,"b":4}', expected: '200 {"result":10.0}' },
  { body: '{"a":94906267,"b":94906267}', expected: '200 {"result":9007199515875289}' },
  { body: '{"a":1e16,"b":1}', expected: '200 {"result":1e+16}' },
  { body: '{"a":-7,"b":0.5}', expected: '200 {"result":-3.5}' },
  { body: `{"padding":"${'x'.repeat(4000)}","a":5,"b":5}`, expected: '200 {"result":25}' },
  {
    body: '{"a":1}',
    expected: '400 {"error":"You must provide keys for both \\"a\\" and \\"b\\""}',
  },
];
