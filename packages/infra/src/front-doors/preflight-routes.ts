import { Validations } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { type Architecture, Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { addFunction } from '../function.ts';

/**
 * Lets preflights pass an HTTP API whose `$default` route has an authorizer: browsers do not sign them.
 * The routes end at a function of their own, so that nobody multiplies with an unsigned OPTIONS request
 * (docs/decisions/025-preflights-with-iam.md).
 */
export function addPreflightRoutes(
  scope: Construct,
  api: HttpApi,
  architecture: Architecture,
): void {
  const preflight = addFunction(scope, 'Preflight', {
    // API Gateway adds the CORS headers.
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 204 });'),
    architecture,
    memorySize: 128,
  });
  // A greedy path variable need not match the root path.
  const routes = ['/', '/{proxy+}'].flatMap((path) =>
    api.addRoutes({
      path,
      methods: [HttpMethod.OPTIONS],
      integration: new HttpLambdaIntegration('PreflightIntegration', preflight),
      authorizer: new HttpNoneAuthorizer(),
    }),
  );
  for (const route of routes)
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Browsers send preflights unsigned, and the function behind this route does nothing.',
    });
}
