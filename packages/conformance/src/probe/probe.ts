import type { Source } from './sources.ts';

/** What takes requests from the internet and hands them to a function. */
export const doors = ['http', 'rest', 'function-url'] as const;

export type Door = (typeof doors)[number];

/** A request as it goes over the wire, but for `host` and `content-length`. */
export interface ProbeRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values; a name may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

/** All that came back. */
export interface ProbeAnswer {
  readonly status: number;
  /** Names in lower case, in the order of the lines; a name may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** The part of an answer that a probe judges. JSON, so that it can be compared, shown and written. */
export type Observed = Readonly<Record<string, unknown>>;

/** What AWS does, where that is known. */
export type Expectation =
  | { readonly kind: 'known'; readonly answers: Observed; readonly source: Source }
  | { readonly kind: 'not settled'; readonly why: string }
  | { readonly kind: 'not applicable'; readonly why: string };

/** One question to a front door. */
export interface Probe {
  readonly name: string;
  /** `open` hands every request to the function; `routed` has GET /only and CORS for one origin. */
  readonly api: 'open' | 'routed';
  readonly request: ProbeRequest;
  readonly observe: (answer: ProbeAnswer) => Observed;
  readonly aws: Readonly<Record<Door, Expectation>>;
}

export function known(answers: Observed, source: Source): Expectation {
  return { kind: 'known', answers, source };
}

export function notSettled(why = 'No recording, document or capture says.'): Expectation {
  return { kind: 'not settled', why };
}

export function notApplicable(why: string): Expectation {
  return { kind: 'not applicable', why };
}

/** A GET that makes the function return the result of that name; without one, its event. */
export function resultRequest(result?: string, path = '/'): ProbeRequest {
  return { method: 'GET', path, headers: result === undefined ? [] : [['x-probe', result]] };
}
