import { fileURLToPath } from 'node:url';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';

const stack = new Stack(new App(), 'Greeter');
const greet = new LambdaFunction(stack, 'Greet', {
  runtime: Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: Code.fromAsset(fileURLToPath(new URL('function', import.meta.url))),
});
const api = new HttpApi(stack, 'Api', {
  defaultIntegration: new HttpLambdaIntegration('Greet', greet),
});
new CfnOutput(stack, 'Url', { value: api.apiEndpoint });
