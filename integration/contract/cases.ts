import { readFileSync } from 'node:fs';
import type { RejectionCode } from 'multiply-core';
import type { Answer, ContractCase, ContractRequest } from './contract-case.ts';

// The library's vectors define the answer to each body. This file adds what concerns HTTP.
interface Vector {
  readonly name: string;
  readonly body: string;
  readonly expected: { readonly result: string } | { readonly rejection: RejectionCode };
}

const vectors = new Map(
  readFileSync(new URL(import.meta.resolve('multiply-core/vectors/multiply.jsonl')), 'utf8')
    .trim()
    .split('\n')
    .map((line): Vector => JSON.parse(line))
    .map((vector) => [vector.name, vector]),
);

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

const JSON_TYPE = { 'content-type': 'application/json' };

function findVector(name: string): Vector {
  const vector = vectors.get(name);
  if (!vector) throw new Error(`Expected a vector of the library named "${name}"`);
  return vector;
}

function toAnswer({ expected }: Vector): Answer {
  return 'result' in expected ? product(expected.result) : rejection(expected.rejection);
}

function product(literal: string): Answer {
  return { status: 200, contentType: 'application/json', body: `{"result":${literal}}` };
}

function rejection(code: RejectionCode): Answer {
  const body = JSON.stringify({ error: messages[code] });
  return { status: 400, contentType: 'application/json', body };
}

function post(body: string | Uint8Array, headers: ContractRequest['headers']): ContractRequest {
  return { method: 'POST', path: '/', headers, body };
}

/** The vector's body, sent with the given content type or with none, and the vector's answer. */
function sendAs(name: string, contentType: string | undefined, vectorName: string): ContractCase {
  const vector = findVector(vectorName);
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  return { name, request: post(vector.body, headers), expected: toAnswer(vector) };
}

/** Bytes that no string of a vector can hold, or that are too large for one. */
function sendBytes(
  name: string,
  body: string | Uint8Array,
  expected: Answer,
  contentType = 'application/json',
): ContractCase {
  return { name, request: post(body, { 'content-type': contentType }), expected };
}

const typical = findVector('integers');

function send(name: string, method: string, path: string): ContractCase {
  return {
    name,
    request: { method, path, headers: JSON_TYPE, body: typical.body },
    expected: toAnswer(typical),
  };
}

function sendNothing(name: string, method: string, headers: ContractRequest['headers']) {
  return { name, request: { method, path: '/', headers }, expected: rejection('missing_body') };
}

// HEAD is excluded, because AWS does not document how it handles HEAD.
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) =>
  send(`${method} multiplies`, method, '/'),
);

// Paths with a trailing slash are excluded for the same reason.
const paths = [
  send('a path', 'POST', '/multiply'),
  send('a deep path', 'POST', '/one/two/three/four/five/six/seven/eight/nine/ten'),
  send('a percent-encoded path', 'POST', '/caf%C3%A9/a%20b'),
  send('a query is ignored', 'POST', '/multiply?a=5&b=6'),
];

const contentTypes = [
  sendAs('a plain body', 'text/plain', 'integers'),
  sendAs('a JSON body with a charset', 'application/json; charset=utf-8', 'integers'),
  sendAs('a body that gateways pass on as base64', 'application/octet-stream', 'integers'),
  sendAs('base64 of a 300-digit product', 'application/octet-stream', 'a 300-digit product'),
  sendAs('JSON sent as a form', 'application/x-www-form-urlencoded', 'integers'),
  sendAs('no content type', undefined, 'integers'),
];

const withoutBody = [
  sendNothing('no body, GET', 'GET', {}),
  sendNothing('no body, POST', 'POST', JSON_TYPE),
];

const utf8 = (text: string) => new TextEncoder().encode(text);
const around = [utf8('{"a":12,"b":3,"c":"'), utf8('"}')] as const;

const bytes = [
  sendBytes('a byte order mark', utf8(`\ufeff${typical.body}`), rejection('malformed_json')),
  sendBytes(
    'invalid UTF-8 in a string',
    Uint8Array.of(...around[0], 0xff, ...around[1]),
    rejection('malformed_json'),
  ),
  sendBytes(
    'invalid UTF-8 in a string, as base64',
    Uint8Array.of(...around[0], 0xc3, 0x28, ...around[1]),
    rejection('malformed_json'),
    'application/octet-stream',
  ),
  sendBytes(
    'a megabyte of other keys',
    `{"padding":"${'x'.repeat(1_000_000)}",${typical.body.slice(1)}`,
    toAnswer(typical),
  ),
];

function sendAsJson(...names: readonly string[]): ContractCase[] {
  return names.map((name) => sendAs(name, 'application/json', name));
}

/** The contract. Every target gives these answers, except for its known differences. */
export const cases: readonly ContractCase[] = [
  ...methods,
  ...paths,
  ...contentTypes,
  ...sendAsJson('text beyond ASCII in other keys'),
  ...withoutBody,
  ...sendAsJson(
    'an empty body',
    'only white space',
    'not JSON',
    'JSON cut short',
    'NaN',
    'Infinity',
  ),
  ...bytes,
  // A selection of the vectors: each takes a target 10 to 50 ms.
  ...sendAsJson(
    'integers',
    'negative integers',
    'minus zero is zero',
    'a product above 2 ** 53',
    '300-digit integers',
    '4300 digits, the most there may be',
    'a product of 4301 digits',
    'an operand of 4301 digits',
    'a double makes a double',
    'doubles round as IEEE 754 does',
    'an exponent makes a double',
    'the largest double',
    'the smallest double',
    'below the smallest double',
    'exponents from 1e16 up',
    'exponents below 1e-4',
    'an integer is rounded to a double first',
    'a product beyond a double',
    'a literal beyond a double',
    'a duplicate key',
    'an escaped key',
    'an escaped duplicate',
    'nested keys do not count',
    '10,000 levels, the most there may be',
    '10,001 levels',
    'an array',
    'null',
    'a is absent',
    'b is absent',
    'an absent operand comes before one of the wrong type',
    'a string is not a number',
    'a boolean is not a number',
    'null is not a number',
    'a wrong type comes before too many digits',
    'too many digits come before the range',
  ),
];
