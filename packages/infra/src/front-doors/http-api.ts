import { Stack, Validations } from 'aws-cdk-lib';
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
import { allowedHeaders } from './allowed-headers.ts';
import type { BuiltFrontDoor } from './front-door.ts';
import { OPEN_BY_DEFAULT } from './open-by-default.ts';
import { addPreflightRoutes } from './preflight-routes.ts';

const STAGE = '$default';

/** An HTTP API whose `$default` route sends every request to `handler`. */
export function addHttpApi(
  scope: Construct,
  handler: IFunction,
  { authorization, corsOrigins, throttleRate, throttleBurst }: StackSettings,
): BuiltFrontDoor {
  const accessLog = addAccessLogGroup(scope);
  const api = new HttpApi(scope, 'HttpApi', {
    apiName: Stack.of(scope).stackName,
    // CDK creates the `$default` route for it.
    defaultIntegration: new HttpLambdaIntegration('Integration', handler),
    ...(authorization === 'iam' ? { defaultAuthorizer: new HttpIamAuthorizer() } : {}),
    ...(corsOrigins.length > 0
      ? {
          corsPreflight: {
            allowOrigins: [...corsOrigins],
            allowMethods: [CorsHttpMethod.ANY],
            allowHeaders: allowedHeaders(authorization),
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
      destination: new LogGroupLogDestination(accessLog),
      format: accessLogFormat('routeKey'),
    },
  });
  if (authorization === 'iam' && corsOrigins.length > 0)
    addPreflightRoutes(scope, api, handler.architecture);
  if (authorization === 'none') Validations.of(api).acknowledge(OPEN_BY_DEFAULT);
  return {
    url: api.apiEndpoint,
    api: { id: api.apiId, stage: STAGE, accessLog },
    metrics: {
      requests: api.metricCount({ statistic: 'Sum' }),
      clientErrors: api.metricClientError({ statistic: 'Sum' }),
      serverErrors: api.metricServerError({ statistic: 'Sum' }),
      latency: api.metricLatency({ statistic: 'p99' }),
    },
  };
}
