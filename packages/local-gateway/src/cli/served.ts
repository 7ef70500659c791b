import type { NotServed, Placeholder } from '../assembly/not-served.ts';
import type { ServedApi } from '../server/start-assembly.ts';

/** What the command line serves. */
export interface Served {
  readonly apis: readonly Omit<ServedApi, 'stack'>[];
  readonly notServed: readonly NotServed[];
  /** Values of the functions' environment that had to be made up. */
  readonly placeholders: readonly Placeholder[];
  /** What else there is to say, in a sentence. */
  readonly note: string;
  stop(): Promise<void>;
}
