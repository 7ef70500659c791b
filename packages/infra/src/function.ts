import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export interface FunctionOptions {
  readonly code: Code;
  readonly architecture: Architecture;
  /** In MB. */
  readonly memorySize: number;
  readonly reservedConcurrency?: number | undefined;
}

/** A function for synchronous calls. Its role may write to its own log group and do nothing else. */
export function addFunction(
  scope: Construct,
  id: string,
  { code, architecture, memorySize, reservedConcurrency }: FunctionOptions,
): LambdaFunction {
  const logGroup = new LogGroup(scope, `${id}Logs`, {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // CDK's default role carries a managed policy that may write to any log group.
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
  });
  logGroup.grantWrite(role);

  const handler = new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code,
    architecture,
    memorySize,
    // Four times the slowest request (docs/scaling.md, measured).
    timeout: Duration.seconds(5),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    ...(reservedConcurrency === undefined
      ? {}
      : { reservedConcurrentExecutions: reservedConcurrency }),
  });
  Validations.of(handler).acknowledge(
    {
      id: 'Serverless-LambdaDLQ',
      reason:
        'Every front door invokes it synchronously. Dead-letter queues serve asynchronous calls.',
    },
    {
      id: 'Serverless-LambdaTracing',
      reason: 'It calls nothing that a trace could show, and X-Ray needs permission on *.',
    },
  );
  return handler;
}
