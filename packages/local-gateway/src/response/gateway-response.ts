import type { Buffer } from 'node:buffer';

/** What the client gets, before the headers that every answer carries (length, request id). */
export interface GatewayResponse {
  statusCode: number;
  /** Names in lower case. */
  headers: Map<string, string>;
  /** One `set-cookie` line each. */
  cookies: readonly string[];
  /** Text is sent as UTF-8, in one write with the headers. */
  body: string | Buffer;
}

const REASONS = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Request Entity Too Large',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

/** One of API Gateway's own answers: the status's reason as a JSON message. */
export function gatewayError(statusCode: keyof typeof REASONS): GatewayResponse {
  return {
    statusCode,
    headers: new Map([['content-type', 'application/json']]),
    cookies: [],
    body: JSON.stringify({ message: REASONS[statusCode] }),
  };
}
