import type { FunctionCode } from './function-definition.ts';

/** What a new instance is told to load. */
export interface StartOrder {
  readonly code: FunctionCode;
  /** The module that esbuild made of a TypeScript one. */
  readonly bundlePath?: string;
  /** The number in `nodejs24.x`. */
  readonly nodeMajor: number;
  readonly functionArn: string;
  /** Of each invocation, counted from when the handler is called; absent for none. */
  readonly timeoutMs?: number;
  /** Whether to report the files that are loaded. */
  readonly reportFiles: boolean;
}

/** What an instance is told about an invocation, next to the event; each is one line. */
export interface InvokeOrder {
  readonly requestId: string;
  readonly traceId: string;
}
