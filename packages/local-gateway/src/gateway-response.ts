import { Buffer } from 'node:buffer';

/** What the client gets, before the headers that every answer carries (request id, length). */
export interface GatewayResponse {
  statusCode: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** One `set-cookie` each. */
  cookies: readonly string[];
  body: Buffer;
}

/** One of API Gateway's own answers: its message as JSON. */
export function gatewayMessage(statusCode: number, message: string): GatewayResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: Buffer.from(JSON.stringify({ message })),
  };
}
