import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** What takes requests from the internet and hands them to the function. */
export const frontDoors = ['http', 'rest', 'function-url'] as const;

/** `http` is an API Gateway HTTP API, `rest` a REST API, `function-url` the function's own URL. */
export type FrontDoor = (typeof frontDoors)[number];

/** A front door in the stack: where it answers, as CloudFormation tokens, and what it measures. */
export interface BuiltFrontDoor {
  readonly url: string;
  /** Absent with a function URL. */
  readonly api?: { readonly id: string; readonly stage: string };
  readonly metrics: FrontDoorMetrics;
}

export interface FrontDoorMetrics {
  /** Requests, summed. */
  readonly requests: IMetric;
  /** Answers of 500 and above, summed. */
  readonly serverErrors: IMetric;
  /** From the request's arrival to the answer, in ms, 99th percentile. */
  readonly latency: IMetric;
}
