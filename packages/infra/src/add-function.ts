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

/** The function that multiplies, with a role that may write to its own log group and nothing else. */
export function addFunction(
  scope: Construct,
  code: Code,
  architecture: Architecture,
): LambdaFunction {
  const logGroup = new LogGroup(scope, 'FunctionLogs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // CDK's default role carries a managed policy that may write to any log group.
  const role = new Role(scope, 'FunctionRole', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
  });
  logGroup.grantWrite(role);

  const handler = new LambdaFunction(scope, 'Function', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code,
    architecture,
    // A 6 MB body takes 150 MB, and more memory makes no request cheaper (docs/scaling.md, measured).
    memorySize: 256,
    // Four times the slowest body of 6 MB at that size (the same).
    timeout: Duration.seconds(5),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
  });
  Validations.of(handler).acknowledge(
    {
      id: 'Serverless-LambdaDLQ',
      reason:
        'Every front door waits for the answer; a dead-letter queue serves asynchronous calls.',
    },
    {
      id: 'Serverless-LambdaTracing',
      reason: 'It calls nothing that a trace could show, and X-Ray would widen its role to *.',
    },
  );
  return handler;
}
