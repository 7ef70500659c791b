import type { RequestHead } from '../event/request-head.ts';
import type { Stage } from '../event/stage.ts';
import type { RestMethod } from './rest-api.ts';

/** A request to a REST API and the method that answers it: what events are made of. */
export interface RestRequest {
  readonly head: RequestHead;
  readonly apiId: string;
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly stage: Stage;
  /** As the client wrote it, with the stage. */
  readonly stagedPath: string;
  /** Without the stage and slashes before the first segment. */
  readonly path: string;
  /** As the client wrote it, without the `?`. */
  readonly query: string;
  readonly method: RestMethod;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly binaryMediaTypes: readonly string[];
}

/** The stage that a path begins with, and the paths that events have. */
export interface StagedPath {
  readonly stage: Stage;
  readonly stagedPath: string;
  readonly path: string;
}

/**
 * Undefined when the path begins with no stage. Recorded by the authors of localstack/localstack
 * (test_lambda_aws_proxy_integration): slashes before the stage vanish; those after it stay in
 * `requestContext.path` and vanish from `path`.
 */
export function readStagedPath(stages: readonly Stage[], written: string): StagedPath | undefined {
  const stagedPath = written.replace(/^\/+/, '/');
  const end = stagedPath.indexOf('/', 1);
  const name = end === -1 ? stagedPath.slice(1) : stagedPath.slice(1, end);
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage === undefined) return undefined;
  const rest = end === -1 ? '/' : stagedPath.slice(end).replace(/^\/+/, '/');
  return { stage, stagedPath, path: rest };
}
