import { LambdaRestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { FunctionUrlAuthType, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FrontDoor } from './front-door.ts';

/** Where a front door answers, as CloudFormation tokens. */
export interface FrontDoorAddress {
  readonly url: string;
  /** Absent with a function URL. */
  readonly apiId?: string;
  /** Absent with a function URL. */
  readonly stage?: string;
}

/** Puts the chosen front door before `handler`. */
export function addFrontDoor(
  scope: Construct,
  frontDoor: FrontDoor,
  handler: IFunction,
): FrontDoorAddress {
  return add[frontDoor](scope, handler);
}

const add: Record<FrontDoor, (scope: Construct, handler: IFunction) => FrontDoorAddress> = {
  http: addHttpApi,
  rest: addRestApi,
  'function-url': addFunctionUrl,
};

function addHttpApi(scope: Construct, handler: IFunction): FrontDoorAddress {
  // A default integration makes the `$default` route; the default stage is `$default`, deployed at once.
  const api = new HttpApi(scope, 'HttpApi', {
    defaultIntegration: new HttpLambdaIntegration('Integration', handler),
  });
  return { url: api.apiEndpoint, apiId: api.apiId, stage: '$default' };
}

function addRestApi(scope: Construct, handler: IFunction): FrontDoorAddress {
  // Proxies ANY on the root and on every path below it.
  const api = new LambdaRestApi(scope, 'RestApi', {
    handler,
    // Bodies arrive as base64: as text, a REST API would repair bad UTF-8 before the function sees it.
    binaryMediaTypes: ['*/*'],
    cloudWatchRole: false,
  });
  return { url: api.url, apiId: api.restApiId, stage: api.deploymentStage.stageName };
}

function addFunctionUrl(_scope: Construct, handler: IFunction): FrontDoorAddress {
  return { url: handler.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url };
}
