import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * One JSON line a request: what came, who sent it, and what became of it. `route` names the variable
 * that holds the matched route; the other variables exist with both types of API.
 *
 * A value that a request does not have, such as the ARN of a caller who did not sign, is `-`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function accessLogFormat(route: 'routeKey' | 'resourcePath'): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      time: '$context.requestTime',
      sourceIp: '$context.identity.sourceIp',
      caller: '$context.identity.userArn',
      userAgent: '$context.identity.userAgent',
      method: '$context.httpMethod',
      path: '$context.path',
      route: `$context.${route}`,
      status: '$context.status',
      error: '$context.error.message',
      integrationError: '$context.integrationErrorMessage',
      latency: '$context.responseLatency',
    }),
  );
}

/** A log group for access logs. It keeps a line for a month and is deleted with the stack. */
export function addAccessLogGroup(scope: Construct): LogGroup {
  return new LogGroup(scope, 'AccessLogs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
