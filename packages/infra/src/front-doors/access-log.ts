import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** One JSON line a request. Each value of `variables` names a `$context` variable of API Gateway. */
export function accessLogFormat(variables: Readonly<Record<string, string>>): AccessLogFormat {
  const entries = Object.entries(variables).map(([name, variable]) => [
    name,
    `$context.${variable}`,
  ]);
  return AccessLogFormat.custom(JSON.stringify(Object.fromEntries(entries)));
}

/** A log group for access logs. It keeps a line for a month and is deleted with the stack. */
export function addAccessLogGroup(scope: Construct): LogGroup {
  return new LogGroup(scope, 'AccessLogs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
