import { Buffer } from 'node:buffer';
import { validateHeaderName, validateHeaderValue } from '../server/node-http.ts';
import { type GatewayResponse, gatewayError } from './gateway-response.ts';

/**
 * The answer that an HTTP API makes of the JSON text that a function returned (payload 2.0). A field
 * of the wrong type is a 500, as recorded for a statusCode of 0 and of 200.5.
 */
export function toResponse(payload: string): GatewayResponse {
  const result: unknown = JSON.parse(payload);
  if (!isRecord(result) || !Object.hasOwn(result, 'statusCode')) {
    return inferResponse(result, payload);
  }
  const statusCode = readStatusCode(result.statusCode);
  const headers = readHeaders(result.headers ?? {});
  const cookies = readCookies(result.cookies ?? []);
  const body = result.body ?? '';
  const isBase64Encoded = result.isBase64Encoded ?? false;
  if (
    statusCode === undefined ||
    headers === undefined ||
    cookies === undefined ||
    typeof body !== 'string' ||
    typeof isBase64Encoded !== 'boolean'
  ) {
    return gatewayError(500);
  }
  return {
    statusCode,
    headers,
    cookies,
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

function inferResponse(result: unknown, payload: string): GatewayResponse {
  return {
    statusCode: 200,
    headers: new Map([['content-type', 'application/json']]),
    cookies: [],
    body: typeof result === 'string' ? result : payload,
  };
}

/** The status as a number, or undefined when it is none that ends a request. */
function readStatusCode(value: unknown): number | undefined {
  // Text is taken too: AWS's own Node.js blueprint for an HTTP endpoint returns statusCode '200'.
  const statusCode = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode)) return undefined;
  return statusCode >= 200 && statusCode <= 599 ? statusCode : undefined;
}

/** The headers with lower-case names, or undefined when one cannot be sent. */
function readHeaders(value: unknown): Map<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  const headers = new Map<string, string>();
  for (const [name, headerValue] of Object.entries(value)) {
    if (headerValue === null) continue;
    // A list is a 500 on AWS: CodeGenieApp/serverless-express issue 355.
    if (typeof headerValue === 'object' || !isHeader(name, String(headerValue))) return undefined;
    headers.set(name.toLowerCase(), String(headerValue));
  }
  if (!headers.has('content-type')) headers.set('content-type', 'text/plain; charset=utf-8');
  return headers;
}

function readCookies(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const sendable = (cookie: unknown): cookie is string =>
    typeof cookie === 'string' && isHeader('set-cookie', cookie);
  return value.every(sendable) ? value : undefined;
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
