import { Buffer } from 'node:buffer';
import { type GatewayResponse, gatewayMessage } from './gateway-response.ts';

const DEFAULT_CONTENT_TYPE = 'text/plain; charset=utf-8';

/** The answer that an HTTP API makes of the JSON text that a function returned (payload 2.0). */
export function toResponse(payload: string): GatewayResponse {
  const result: unknown = JSON.parse(payload);
  if (!isRecord(result) || !('statusCode' in result)) return inferResponse(result, payload);

  const { statusCode } = result;
  if (!isStatusCode(statusCode)) return internalServerError();

  const headers: Record<string, string> = {};
  if (isRecord(result.headers)) {
    for (const [name, value] of Object.entries(result.headers)) {
      if (value !== null && typeof value !== 'object') headers[name.toLowerCase()] = String(value);
    }
  }
  headers['content-type'] ??= DEFAULT_CONTENT_TYPE;

  const body = typeof result.body === 'string' ? result.body : '';
  return {
    statusCode,
    headers,
    cookies: Array.isArray(result.cookies) ? result.cookies.map(String) : [],
    body: Buffer.from(body, result.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** The answer to a function that failed. */
export function internalServerError(): GatewayResponse {
  return gatewayMessage(500, 'Internal Server Error');
}

function inferResponse(result: unknown, payload: string): GatewayResponse {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: Buffer.from(typeof result === 'string' ? result : payload),
  };
}

function isStatusCode(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
