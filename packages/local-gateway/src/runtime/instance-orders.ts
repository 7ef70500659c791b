import type { FunctionCode } from './function-definition.ts';

/** What a new instance is told to load. */
export interface StartOrder {
  readonly code: FunctionCode;
  /** The module that esbuild made of a TypeScript one. */
  readonly bundlePath?: string;
  /** The number in `nodejs24.x`. */
  readonly nodeMajor: number;
  /** Whether to report the files that are loaded. */
  readonly reportFiles: boolean;
}

/** What an instance is told about an invocation, next to the event. */
export interface InvokeOrder {
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
}
