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

/** The function. Its role may write to its own log group and do nothing else. */
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
    // Both measured: docs/scaling.md.
    memorySize: 256,
    timeout: Duration.seconds(5),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
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
