import type { RejectionCode } from 'multiply-core';
import type { Answer, ContractCase, ContractRequest } from './contract-case.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

// Written out, not imported: the contract is what clients see, independent of the code.
const messages: Record<RejectionCode, string> = {
  missing_body: 'The request has no body',
  malformed_json: 'The request body is not valid JSON',
  nested_too_deeply: 'The request body is nested too deeply',
  missing_operand: 'You must provide keys for both "a" and "b"',
  operand_not_number: 'One or both of the values are not a number',
  too_many_digits: 'Numbers may have at most 4300 digits',
  result_out_of_range: 'The result is out of range',
};

function product(literal: string): Answer {
  return { status: 200, contentType: 'application/json', body: `{"result":${literal}}` };
}

function rejection(code: RejectionCode): Answer {
  const body = JSON.stringify({ error: messages[code] });
  return { status: 400, contentType: 'application/json', body };
}

function post(body: string | Uint8Array, contentType = 'application/json'): ContractRequest {
  return { method: 'POST', path: '/', headers: { 'content-type': contentType }, body };
}

function send(method: string, path: string): ContractRequest {
  return { method, path, headers: JSON_TYPE, body: TWELVE_TIMES_THREE };
}

const TWELVE_TIMES_THREE = '{"a":12,"b":3}';
const utf8 = (text: string) => new TextEncoder().encode(text);
const nines = (digits: number) => '9'.repeat(digits);
const depth = (levels: number) =>
  `{"a":2,"b":3,"c":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

// HEAD is excluded, because AWS does not document how it handles HEAD.
const methods: ContractCase[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
  (method) => ({
    name: `${method} multiplies`,
    request: send(method, '/'),
    expected: product('36'),
  }),
);

// Paths with a trailing slash are excluded for the same reason.
const paths: ContractCase[] = [
  { name: 'a path', request: send('POST', '/multiply'), expected: product('36') },
  {
    name: 'a deep path',
    request: send('POST', '/one/two/three/four/five/six/seven/eight/nine/ten'),
    expected: product('36'),
  },
  {
    name: 'a percent-encoded path',
    request: send('POST', '/caf%C3%A9/a%20b'),
    expected: product('36'),
  },
  {
    name: 'a query is ignored',
    request: send('POST', '/multiply?a=5&b=6'),
    expected: product('36'),
  },
];

const bodies: ContractCase[] = [
  {
    name: 'a plain body',
    request: post(TWELVE_TIMES_THREE, 'text/plain'),
    expected: product('36'),
  },
  {
    name: 'a JSON body with a charset',
    request: post(TWELVE_TIMES_THREE, 'application/json; charset=utf-8'),
    expected: product('36'),
  },
  {
    name: 'a body that gateways pass on as base64',
    request: post(TWELVE_TIMES_THREE, 'application/octet-stream'),
    expected: product('36'),
  },
  {
    name: 'base64 of a 300-digit product',
    request: post(`{"a":1${'0'.repeat(299)},"b":7}`, 'application/octet-stream'),
    expected: product(`7${'0'.repeat(299)}`),
  },
  {
    name: 'JSON sent as a form',
    request: post(TWELVE_TIMES_THREE, 'application/x-www-form-urlencoded'),
    expected: product('36'),
  },
  {
    name: 'no content type',
    request: { method: 'POST', path: '/', headers: {}, body: TWELVE_TIMES_THREE },
    expected: product('36'),
  },
  {
    name: 'non-ASCII characters in other keys',
    request: post('{"é😀":"日本語","a":2,"b":3}'),
    expected: product('6'),
  },
  {
    name: 'no body, GET',
    request: { method: 'GET', path: '/', headers: {} },
    expected: rejection('missing_body'),
  },
  {
    name: 'no body, POST',
    request: { method: 'POST', path: '/', headers: JSON_TYPE },
    expected: rejection('missing_body'),
  },
  { name: 'an empty body', request: post(''), expected: rejection('missing_body') },
  { name: 'only whitespace', request: post(' '), expected: rejection('malformed_json') },
  { name: 'not JSON', request: post('a=12&b=3'), expected: rejection('malformed_json') },
  { name: 'truncated JSON', request: post('{"a":12,"b":3'), expected: rejection('malformed_json') },
  { name: 'NaN', request: post('{"a":NaN,"b":3}'), expected: rejection('malformed_json') },
  {
    name: 'Infinity',
    request: post('{"a":1,"b":-Infinity}'),
    expected: rejection('malformed_json'),
  },
  {
    name: 'a byte order mark',
    request: post(utf8(`\ufeff${TWELVE_TIMES_THREE}`)),
    expected: rejection('malformed_json'),
  },
  {
    name: 'invalid UTF-8 in a string',
    request: post(Uint8Array.of(...utf8('{"a":12,"b":3,"c":"'), 0xff, ...utf8('"}'))),
    expected: rejection('malformed_json'),
  },
  {
    name: 'invalid UTF-8 in a string, as base64',
    request: post(
      Uint8Array.of(...utf8('{"a":12,"b":3,"c":"'), 0xc3, 0x28, ...utf8('"}')),
      'application/octet-stream',
    ),
    expected: rejection('malformed_json'),
  },
  {
    name: 'a megabyte of other keys',
    request: post(`{"padding":"${'x'.repeat(1_000_000)}","a":12,"b":3}`),
    expected: product('36'),
  },
];

const integers: ContractCase[] = [
  { name: 'integers', request: post(TWELVE_TIMES_THREE), expected: product('36') },
  { name: 'negative integers', request: post('{"a":-12,"b":3}'), expected: product('-36') },
  { name: 'minus zero is zero', request: post('{"a":-0,"b":5}'), expected: product('0') },
  {
    name: 'a product above 2 ** 53',
    request: post('{"a":94906267,"b":94906267}'),
    expected: product('9007199515875289'),
  },
  {
    name: '300-digit integers',
    request: post(`{"a":${nines(300)},"b":${nines(300)}}`),
    expected: product(`${nines(299)}8${'0'.repeat(299)}1`),
  },
  {
    name: '4300 digits, the maximum',
    request: post(`{"a":${nines(2150)},"b":${nines(2150)}}`),
    expected: product(`${nines(2149)}8${'0'.repeat(2149)}1`),
  },
  {
    name: 'a product of 4301 digits',
    request: post(`{"a":1${'0'.repeat(2150)},"b":1${'0'.repeat(2150)}}`),
    expected: rejection('too_many_digits'),
  },
  {
    name: 'an operand of 4301 digits',
    request: post(`{"a":${nines(4301)},"b":0}`),
    expected: rejection('too_many_digits'),
  },
];

const doubles: ContractCase[] = [
  { name: 'a double makes a double', request: post('{"a":2.5,"b":4}'), expected: product('10.0') },
  {
    name: 'doubles round as IEEE 754 does',
    request: post('{"a":0.1,"b":3}'),
    expected: product('0.30000000000000004'),
  },
  {
    name: 'an exponent makes a double',
    request: post('{"a":12e0,"b":3}'),
    expected: product('36.0'),
  },
  {
    name: 'the largest double',
    request: post('{"a":1.7976931348623157e308,"b":1}'),
    expected: product('1.7976931348623157e+308'),
  },
  {
    name: 'the smallest double',
    request: post('{"a":5e-324,"b":1}'),
    expected: product('5e-324'),
  },
  {
    name: 'below the smallest double',
    request: post('{"a":1e-200,"b":-1e-200}'),
    expected: product('-0.0'),
  },
  {
    name: 'exponents from 1e16 up',
    request: post('{"a":1e16,"b":1}'),
    expected: product('1e+16'),
  },
  {
    name: 'exponents below 1e-4',
    request: post('{"a":1e-5,"b":1}'),
    expected: product('1e-05'),
  },
  {
    name: 'an integer is rounded to a double first',
    request: post('{"a":9007199254740993,"b":1.0}'),
    expected: product('9007199254740992.0'),
  },
  {
    name: 'a product beyond the range of a double',
    request: post('{"a":1e308,"b":10}'),
    expected: rejection('result_out_of_range'),
  },
  {
    name: 'a literal beyond the range of a double',
    request: post('{"a":1e400,"b":0}'),
    expected: rejection('result_out_of_range'),
  },
];

const shapes: ContractCase[] = [
  { name: 'a duplicate key', request: post('{"a":2,"a":5,"b":3}'), expected: product('15') },
  {
    name: 'an escaped key',
    request: post('{"\\u0061":12,"\\u0062":3}'),
    expected: product('36'),
  },
  {
    name: 'an escaped duplicate',
    request: post('{"a":2,"\\u0061":5,"b":3}'),
    expected: product('15'),
  },
  {
    name: 'nested keys do not count',
    request: post('{"c":{"a":9,"b":9},"a":2,"b":3}'),
    expected: product('6'),
  },
  {
    name: '10,000 levels, the maximum',
    request: post(depth(10_000)),
    expected: product('6'),
  },
  {
    name: '10,001 levels',
    request: post(depth(10_001)),
    expected: rejection('nested_too_deeply'),
  },
  { name: 'an array', request: post('[12,3]'), expected: rejection('missing_operand') },
  { name: 'null', request: post('null'), expected: rejection('missing_operand') },
  { name: 'a is absent', request: post('{"b":3}'), expected: rejection('missing_operand') },
  { name: 'b is absent', request: post('{"a":12}'), expected: rejection('missing_operand') },
  {
    name: 'an absent operand comes before one of the wrong type',
    request: post('{"a":"12"}'),
    expected: rejection('missing_operand'),
  },
  {
    name: 'a string is not a number',
    request: post('{"a":"12","b":3}'),
    expected: rejection('operand_not_number'),
  },
  {
    name: 'a boolean is not a number',
    request: post('{"a":true,"b":3}'),
    expected: rejection('operand_not_number'),
  },
  {
    name: 'null is not a number',
    request: post('{"a":12,"b":null}'),
    expected: rejection('operand_not_number'),
  },
  {
    name: 'a wrong type comes before too many digits',
    request: post(`{"a":${nines(4301)},"b":"3"}`),
    expected: rejection('operand_not_number'),
  },
  {
    name: 'too many digits come before the range',
    request: post(`{"a":${nines(4301)},"b":1e400}`),
    expected: rejection('too_many_digits'),
  },
];

/** The contract. Every target gives these answers, except for its known differences. */
export const cases: readonly ContractCase[] = [
  ...methods,
  ...paths,
  ...bodies,
  ...integers,
  ...doubles,
  ...shapes,
];
