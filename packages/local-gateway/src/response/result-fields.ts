import { Buffer } from 'node:buffer';
import { validateHeaderName, validateHeaderValue } from '../server/node-http.ts';
import { RefusedResult } from './refused-result.ts';

/** The fields of a result, from its JSON. */
export type ResultFields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields, neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The status as a number. Throws a RefusedResult for one that cannot end a request. */
export function readStatusCode(value: unknown): number {
  // A string is taken too: AWS's own Node.js blueprint for an HTTP endpoint returns statusCode '200',
  // and localstack/localstack recorded '201' and '418' on AWS.
  const statusCode = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  if (
    typeof statusCode === 'number' &&
    Number.isInteger(statusCode) &&
    statusCode >= 200 &&
    statusCode <= 599
  ) {
    return statusCode;
  }
  throw new RefusedResult('statusCode', 'a whole number from 200 to 599', value);
}

/** The body's bytes or text. Throws a RefusedResult for a body or a flag of another type. */
export function readBodyField(result: ResultFields, decodes: boolean): string | Buffer {
  const body = result.body ?? '';
  const isBase64Encoded = result.isBase64Encoded ?? false;
  if (typeof body !== 'string') throw new RefusedResult('body', 'a string', body);
  if (typeof isBase64Encoded !== 'boolean') {
    throw new RefusedResult('isBase64Encoded', 'true or false', isBase64Encoded);
  }
  return isBase64Encoded && decodes ? Buffer.from(body, 'base64') : body;
}

/** Names and values in turn of a field like `headers`. Throws a RefusedResult for one that cannot be sent. */
export function readHeaderFields(value: unknown, field = 'headers'): string[] {
  if (value === null || value === undefined) return [];
  if (!isRecord(value)) throw new RefusedResult(field, 'an object', value);
  const headers: string[] = [];
  for (const [name, headerValue] of Object.entries(value)) {
    if (headerValue === null) continue;
    headers.push(
      name,
      readHeaderValue(name, headerValue, () => placeOf(field, name)),
    );
  }
  return headers;
}

/** Names and values in turn of `multiValueHeaders`. */
export function readMultiValueHeaders(value: unknown): string[] {
  const field = 'multiValueHeaders';
  if (value === null || value === undefined) return [];
  if (!isRecord(value)) throw new RefusedResult(field, 'an object', value);
  const headers: string[] = [];
  for (const [name, values] of Object.entries(value)) {
    if (values === null) continue;
    if (!Array.isArray(values)) {
      throw new RefusedResult(placeOf(field, name), 'a list', values);
    }
    const place = () => placeOf(field, name);
    for (const each of values) headers.push(name, readHeaderValue(name, each, place));
  }
  return headers;
}

/** `cookies` as set-cookie headers. */
export function readCookies(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RefusedResult('cookies', 'a list', value);
  return value.flatMap((cookie, index) => {
    if (typeof cookie !== 'string') {
      throw new RefusedResult(`cookies[${index}]`, 'a string', cookie);
    }
    return ['set-cookie', readHeaderValue('set-cookie', cookie, () => `cookies[${index}]`)];
  });
}

function placeOf(field: string, name: string): string {
  return `${field}[${JSON.stringify(name)}]`;
}

function readHeaderValue(name: string, value: unknown, place: () => string): string {
  // A list is a 500 on AWS: CodeGenieApp/serverless-express issue 355.
  if (typeof value === 'object') throw new RefusedResult(place(), 'a string', value);
  try {
    validateHeaderName(name);
  } catch {
    throw new RefusedResult(place(), 'a header name that HTTP allows (RFC 9110, 5.1)', name);
  }
  try {
    validateHeaderValue(name, String(value));
  } catch {
    throw new RefusedResult(place(), 'a value that HTTP allows (RFC 9110, 5.5)', value);
  }
  return String(value);
}

/** Whether a flat list of headers has a name, whatever its case. */
export function hasHeader(headers: readonly string[], name: string): boolean {
  for (let i = 0; i < headers.length; i += 2) {
    if (headers[i]?.toLowerCase() === name) return true;
  }
  return false;
}
