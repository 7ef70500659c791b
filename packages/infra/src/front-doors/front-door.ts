import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** What accepts requests from the internet and passes them to the function. The first is the default. */
export const frontDoors = ['http', 'rest', 'function-url'] as const;

/** `http` is an API Gateway HTTP API, `rest` a REST API, `function-url` the function's own URL. */
export type FrontDoor = (typeof frontDoors)[number];

/** A front door in the stack: its address, as CloudFormation tokens, its log and its metrics. */
export interface BuiltFrontDoor {
  readonly url: string;
  /** Absent with a function URL. */
  readonly api?: {
    readonly id: string;
    readonly stage: string;
    readonly accessLog: ILogGroup;
  };
  readonly metrics: FrontDoorMetrics;
}

export interface FrontDoorMetrics {
  /** Sum of requests. */
  readonly requests: IMetric;
  /** Sum of 4xx responses, which include the front door's own 403 and 429. */
  readonly clientErrors: IMetric;
  /** Sum of 5xx responses. */
  readonly serverErrors: IMetric;
  /** Time from the request's arrival to the response in ms, 99th percentile. */
  readonly latency: IMetric;
}
