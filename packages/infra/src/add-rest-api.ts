import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  LambdaRestApi,
  LogGroupLogDestination,
  MethodLoggingLevel,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { accessLogFormat, addAccessLogGroup } from './access-log.ts';
import type { BuiltFrontDoor } from './front-door.ts';
import { OPEN_BY_CHOICE } from './open-by-choice.ts';
import type { StackSettings } from './stack-settings.ts';

/** A REST API that proxies any method on any path to `handler`. */
export function addRestApi(
  scope: Construct,
  handler: IFunction,
  { authorization, throttleRate, throttleBurst }: StackSettings,
): BuiltFrontDoor {
  const api = new LambdaRestApi(scope, 'RestApi', {
    handler,
    // Bodies arrive as base64: as text, a REST API would repair bad UTF-8 before the function sees it.
    binaryMediaTypes: ['*/*'],
    defaultMethodOptions: {
      authorizationType: authorization === 'iam' ? AuthorizationType.IAM : AuthorizationType.NONE,
    },
    deployOptions: {
      throttlingRateLimit: throttleRate,
      throttlingBurstLimit: throttleBurst,
      loggingLevel: MethodLoggingLevel.ERROR,
      accessLogDestination: new LogGroupLogDestination(addAccessLogGroup(scope)),
      accessLogFormat: accessLogFormat({
        requestId: 'requestId',
        route: 'resourcePath',
        status: 'status',
        integrationError: 'integrationErrorMessage',
        latency: 'responseLatency',
      }),
    },
    // A REST API logs through one role for the whole account; other APIs may use it after this one.
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledgeFindings(api, authorization);
  return {
    url: api.url,
    api: { id: api.restApiId, stage: api.deploymentStage.stageName },
    metrics: {
      requests: api.metricCount({ statistic: 'Sum' }),
      serverErrors: api.metricServerError({ statistic: 'Sum' }),
      latency: api.metricLatency({ statistic: 'p99' }),
    },
  };
}

function acknowledgeFindings(api: LambdaRestApi, authorization: StackSettings['authorization']) {
  Validations.of(api).acknowledge(
    {
      id: 'AwsSolutions-APIG2',
      reason: 'The function validates every byte itself and says what is wrong.',
    },
    {
      id: 'AwsSolutions-APIG3',
      reason: 'A web ACL is bought for an account, not for one function that keeps nothing.',
    },
    { id: 'AwsSolutions-COG4', reason: 'It has no users; auth=iam closes it to the account.' },
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason: "API Gateway's own role for logs of the whole account, as AWS documents it.",
    },
    {
      id: 'Serverless-APIGWXrayEnabled',
      reason: 'One function behind one route: the access log has each latency already.',
    },
  );
  if (authorization === 'none') Validations.of(api).acknowledge(OPEN_BY_CHOICE);
}
