import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  LambdaRestApi,
  LogGroupLogDestination,
  MethodLoggingLevel,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { StackSettings } from '../settings.ts';
import { accessLogFormat, addAccessLogGroup } from './access-log.ts';
import type { BuiltFrontDoor } from './front-door.ts';
import { OPEN_BY_DEFAULT } from './open-by-default.ts';

/** A REST API that proxies any method on any path to `handler`. */
export function addRestApi(
  scope: Construct,
  handler: IFunction,
  { authorization, throttleRate, throttleBurst }: StackSettings,
): BuiltFrontDoor {
  const accessLog = addAccessLogGroup(scope);
  const api = new LambdaRestApi(scope, 'RestApi', {
    // Its metrics have the name as their only dimension. CDK's default is `RestApi` in every stack.
    restApiName: Stack.of(scope).stackName,
    handler,
    // Every body reaches the function byte for byte, as base64 (docs/decisions/020-rest-api-binary-bodies.md).
    binaryMediaTypes: ['*/*'],
    defaultMethodOptions: {
      authorizationType: authorization === 'iam' ? AuthorizationType.IAM : AuthorizationType.NONE,
    },
    deployOptions: {
      throttlingRateLimit: throttleRate,
      throttlingBurstLimit: throttleBurst,
      loggingLevel: MethodLoggingLevel.ERROR,
      accessLogDestination: new LogGroupLogDestination(accessLog),
      accessLogFormat: accessLogFormat('resourcePath'),
    },
    // One role for the whole account and Region: other APIs may depend on it after this stack.
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledgeFindings(api, authorization);
  return {
    url: api.url,
    api: { id: api.restApiId, stage: api.deploymentStage.stageName, accessLog },
    metrics: {
      requests: api.metricCount({ statistic: 'Sum' }),
      clientErrors: api.metricClientError({ statistic: 'Sum' }),
      serverErrors: api.metricServerError({ statistic: 'Sum' }),
      latency: api.metricLatency({ statistic: 'p99' }),
    },
  };
}

function acknowledgeFindings(api: LambdaRestApi, authorization: StackSettings['authorization']) {
  Validations.of(api).acknowledge(
    {
      id: 'AwsSolutions-APIG2',
      reason: 'The function validates every byte and answers what is wrong.',
    },
    {
      id: 'AwsSolutions-APIG3',
      reason: 'A web ACL costs more than it protects: the function stores nothing.',
    },
    {
      id: 'AwsSolutions-COG4',
      reason: 'There are no users. auth=iam limits it to callers of the account.',
    },
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason: 'The role that AWS documents for API Gateway logs, one for the whole account.',
    },
    {
      id: 'Serverless-APIGWXrayEnabled',
      reason: 'One function behind one route: the access log has every latency.',
    },
  );
  if (authorization === 'none') Validations.of(api).acknowledge(OPEN_BY_DEFAULT);
}
