import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FunctionUrlAuthType, HttpMethod, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { StackSettings } from '../settings.ts';
import { allowedHeaders } from './allowed-headers.ts';
import type { BuiltFrontDoor } from './front-door.ts';

/** The function's own URL. AWS offers no access log, and no throttle but reserved concurrency. */
export function addFunctionUrl(
  _scope: Construct,
  handler: IFunction,
  { authorization, corsOrigins }: StackSettings,
): BuiltFrontDoor {
  const { url } = handler.addFunctionUrl({
    authType: authorization === 'iam' ? FunctionUrlAuthType.AWS_IAM : FunctionUrlAuthType.NONE,
    ...(corsOrigins.length > 0
      ? {
          cors: {
            allowedOrigins: [...corsOrigins],
            allowedMethods: [HttpMethod.ALL],
            allowedHeaders: allowedHeaders(authorization),
          },
        }
      : {}),
  });
  const metric = (metricName: string, statistic: string) =>
    new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      statistic,
      dimensionsMap: { FunctionName: handler.functionName },
    });
  return {
    url,
    metrics: {
      requests: metric('UrlRequestCount', 'Sum'),
      clientErrors: metric('Url4xxCount', 'Sum'),
      serverErrors: metric('Url5xxCount', 'Sum'),
      latency: metric('UrlRequestLatency', 'p99'),
    },
  };
}
