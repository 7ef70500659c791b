import { Buffer } from 'node:buffer';
import type { CaseRequest } from '../cases/case.ts';

type Headers = CaseRequest['headers'];

/** The header by which a request tells the fixture's function what to do: JSON as base64url. */
export const INSTRUCTION = 'x-fixture';

/** What the function does. Without an instruction it answers with its event. */
export type Instruction =
  | { readonly return: unknown }
  | { readonly throw: string }
  /** Returns a text body of so many bytes. */
  | { readonly bytes: number }
  /** Returns how many bytes its event's body has. */
  | { readonly measure: true }
  /** Returns the id of its invocation. */
  | { readonly context: true };

export interface RequestParts {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Headers;
  readonly body?: string | Uint8Array;
}

/** A request that the function answers with its event. */
export function echo({ method, path = '/', headers = [], body }: RequestParts = {}): CaseRequest {
  const sent = body === undefined ? {} : { body };
  return { method: method ?? (body === undefined ? 'GET' : 'POST'), path, headers, ...sent };
}

/** A request that makes the function do something else than answering with its event. */
export function instruct(instruction: Instruction, parts: RequestParts = {}): CaseRequest {
  const text = Buffer.from(JSON.stringify(instruction)).toString('base64url');
  return echo({ ...parts, headers: [...(parts.headers ?? []), [INSTRUCTION, text]] });
}

/** A request that makes the function return this value. */
export function returning(value: unknown, parts: RequestParts = {}): CaseRequest {
  return instruct({ return: value }, parts);
}
