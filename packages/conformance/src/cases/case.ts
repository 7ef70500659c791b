import type { Source } from './sources.ts';

/**
 * What takes requests from the internet and hands them to a function: an HTTP API with payload 2.0, an
 * HTTP API with payload 1.0, a REST API with a Lambda proxy integration, a function URL.
 */
export const doors = ['http2', 'http1', 'rest', 'url'] as const;

export type Door = (typeof doors)[number];

/**
 * The parts of the fixture. `open` hands every request to the function. `routed` has routes and CORS.
 * `binary` is a REST API with some binary media types. `stream` is a function URL that streams, and `plain`
 * one whose function does not.
 */
export const apis = ['open', 'routed', 'binary', 'stream', 'plain'] as const;

export type Api = (typeof apis)[number];

/** A request as it goes over the wire, without `host` and `content-length`. */
export interface CaseRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values; a name can occur twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  /** Repeats the slash before the last segment of the address, which is the stage of a REST API. */
  readonly repeatsSlashBeforeStage?: boolean;
  /** Replaces the first label of the host, so that the request is for a URL that does not exist. */
  readonly forUnknownHost?: boolean;
}

/** All that came back. */
export interface Answer {
  readonly status: number;
  /** Names as they came, in the order of the lines; a name can occur twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The part of an answer that a case judges. JSON, so that it can be compared, shown and written. */
export type Observed = Readonly<Record<string, unknown>>;

/** What AWS does, or what was searched without finding it. */
export type Expectation =
  | { readonly kind: 'known'; readonly answers: Observed; readonly source: Source }
  | { readonly kind: 'not settled'; readonly searched: string };

/** One question to one front door. */
export interface Case {
  /** Door, topic and fact, such as `http2/response/no-content-type`. It never changes its meaning. */
  readonly id: string;
  readonly door: Door;
  readonly question: string;
  readonly api: Api;
  readonly request: CaseRequest;
  readonly observe: (answer: Answer, sent: SentTo) => Observed;
  readonly expected: Expectation;
}

/** Where a request was sent. */
export interface SentTo {
  /** The Host header, with its port. */
  readonly host: string;
}
