import { fileURLToPath } from 'node:url';
import { type App, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { LambdaIntegration, LambdaRestApi, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import {
  Architecture,
  Code,
  FunctionUrlAuthType,
  type IFunction,
  Function as LambdaFunction,
  HttpMethod as LambdaHttpMethod,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';

export interface ProbeStackProps extends StackProps {
  /** Of `http`, `rest` and `function-url`. */
  readonly frontDoors: readonly string[];
}

const ORIGIN = 'https://app.example';

/**
 * One function, and for each front door an open API that hands everything to it and a routed one: GET
 * /only and CORS for one origin. A function has one URL, which is both.
 */
export class ProbeStack extends Stack {
  constructor(scope: App, id: string, { frontDoors, ...props }: ProbeStackProps) {
    super(scope, id, props);
    const handler = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(fileURLToPath(new URL('../function', import.meta.url)), {
        exclude: ['*.d.mts'],
      }),
      // An emulator runs it on this machine's own processor.
      architecture: process.arch === 'x64' ? Architecture.X86_64 : Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.seconds(20),
    });
    for (const frontDoor of frontDoors) {
      const add = addFrontDoor[frontDoor];
      if (!add)
        throw new Error(
          `Expected front-doors to be of ${Object.keys(addFrontDoor)}, got ${frontDoor}`,
        );
      add(this, handler);
    }
  }
}

const addFrontDoor: Record<string, (stack: Stack, handler: IFunction) => void> = {
  http: addHttpApis,
  rest: addRestApis,
  'function-url': addFunctionUrl,
};

function addHttpApis(stack: Stack, handler: IFunction): void {
  // An integration belongs to one API.
  const integration = (name: string) => new HttpLambdaIntegration(name, handler);
  const open = new HttpApi(stack, 'HttpOpen', { defaultIntegration: integration('Open') });
  const routed = new HttpApi(stack, 'HttpRouted', {
    corsPreflight: {
      allowOrigins: [ORIGIN],
      allowMethods: [CorsHttpMethod.GET],
      allowHeaders: ['x-probe'],
    },
  });
  routed.addRoutes({ path: '/only', methods: [HttpMethod.GET], integration: integration('Only') });
  new CfnOutput(stack, 'HttpOpenId', { value: open.apiId });
  new CfnOutput(stack, 'HttpRoutedId', { value: routed.apiId });
}

function addRestApis(stack: Stack, handler: IFunction): void {
  const settings = { binaryMediaTypes: ['*/*'], cloudWatchRole: false };
  const open = new LambdaRestApi(stack, 'RestOpen', { handler, ...settings });
  const routed = new RestApi(stack, 'RestRouted', settings);
  const only = routed.root.addResource('only', {
    defaultCorsPreflightOptions: {
      allowOrigins: [ORIGIN],
      allowMethods: ['GET'],
      allowHeaders: ['x-probe'],
    },
  });
  only.addMethod('GET', new LambdaIntegration(handler));
  new CfnOutput(stack, 'RestOpenId', { value: open.restApiId });
  new CfnOutput(stack, 'RestRoutedId', { value: routed.restApiId });
}

function addFunctionUrl(stack: Stack, handler: IFunction): void {
  const { url } = handler.addFunctionUrl({
    authType: FunctionUrlAuthType.NONE,
    cors: {
      allowedOrigins: [ORIGIN],
      allowedMethods: [LambdaHttpMethod.GET],
      allowedHeaders: ['x-probe'],
    },
  });
  new CfnOutput(stack, 'FunctionUrl', { value: url });
}
