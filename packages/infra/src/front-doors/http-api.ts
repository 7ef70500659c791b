import { Validations } from 'aws-cdk-lib';
import {
  CorsHttpMethod,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { StackSettings } from '../settings.ts';
import { accessLogFormat, addAccessLogGroup } from './access-log.ts';
import type { BuiltFrontDoor } from './front-door.ts';
import { OPEN_BY_DEFAULT } from './open-by-default.ts';

const STAGE = '$default';

/** An HTTP API whose `$default` route sends every request to `handler`. */
export function addHttpApi(
  scope: Construct,
  handler: IFunction,
  { authorization, corsOrigins, throttleRate, throttleBurst }: StackSettings,
): BuiltFrontDoor {
  const api = new HttpApi(scope, 'HttpApi', {
    // CDK creates the `$default` route for it.
    defaultIntegration: new HttpLambdaIntegration('Integration', handler),
    ...(authorization === 'iam' ? { defaultAuthorizer: new HttpIamAuthorizer() } : {}),
    ...(corsOrigins.length > 0
      ? {
          corsPreflight: {
            allowOrigins: [...corsOrigins],
            allowMethods: [CorsHttpMethod.ANY],
            allowHeaders: ['content-type'],
          },
        }
      : {}),
    // CDK's default stage has neither an access log nor a throttle.
    createDefaultStage: false,
  });
  new HttpStage(scope, 'DefaultStage', {
    httpApi: api,
    stageName: STAGE,
    autoDeploy: true,
    throttle: { rateLimit: throttleRate, burstLimit: throttleBurst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(addAccessLogGroup(scope)),
      format: accessLogFormat({
        requestId: 'requestId',
        route: 'routeKey',
        status: 'status',
        integrationError: 'integrationErrorMessage',
        latency: 'responseLatency',
      }),
    },
  });
  if (authorization === 'none') Validations.of(api).acknowledge(OPEN_BY_DEFAULT);
  return {
    url: api.apiEndpoint,
    api: { id: api.apiId, stage: STAGE },
    metrics: {
      requests: api.metricCount({ statistic: 'Sum' }),
      serverErrors: api.metricServerError({ statistic: 'Sum' }),
      latency: api.metricLatency({ statistic: 'p99' }),
    },
  };
}
