import type { RequestHead } from '../event/request-head.ts';
import type { Stage } from '../event/stage.ts';

/** A request to an HTTP API and the route it takes: what events are made of. */
export interface HttpApiRequest {
  readonly head: RequestHead;
  readonly apiId: string;
  readonly requestId: string;
  /** As the client wrote it, with the stage. */
  readonly encodedPath: string;
  /** Decoded, with the stage. */
  readonly path: string;
  /** As the client wrote it, without the `?`. */
  readonly query: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stage: Stage;
}
