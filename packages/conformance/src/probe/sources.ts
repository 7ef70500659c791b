/** Where it is written, or was recorded, what AWS does. */
export interface Source {
  /** `recorded`: on AWS. `documented`: by AWS. `tried`: on AWS, by people who say so. */
  readonly kind: 'recorded' | 'documented' | 'tried';
  readonly title: string;
  readonly url: string;
}

const SNAPSHOTS =
  'https://github.com/aws/aws-lambda-dotnet/tree/master/Tools/LambdaTestTool-v2/tests/Amazon.Lambda.TestTool.UnitTests/Snapshots';
const VOKER = 'https://github.com/hotsock/voker/blob/main/vokerhttp/testdata';
const LOCALSTACK = 'https://github.com/localstack/localstack/blob/main/tests/aws/services';
const DOCS = 'https://docs.aws.amazon.com';

export const sources = {
  snapshots: recorded('aws/aws-lambda-dotnet, LambdaTestTool-v2, snapshots', SNAPSHOTS),
  voker: recorded('hotsock/voker, vokerhttp/testdata', VOKER),
  vokerPaths: recorded('hotsock/voker, ingress-paths.json', `${VOKER}/ingress-paths.json`),
  urlSnapshots: recorded(
    'localstack/localstack, test_lambda.snapshot.json, TestLambdaURL',
    `${LOCALSTACK}/lambda_/test_lambda.snapshot.json`,
  ),
  urlTests: recorded(
    'localstack/localstack, test_lambda.py, TestLambdaURL, validated on AWS',
    `${LOCALSTACK}/lambda_/test_lambda.py`,
  ),
  restTests: recorded(
    'localstack/localstack, test_apigateway_lambda.py, validated on AWS',
    `${LOCALSTACK}/apigateway/test_apigateway_lambda.py`,
  ),
  payloads: documented(
    'API Gateway developer guide, Lambda proxy integrations for HTTP APIs',
    `${DOCS}/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html`,
  ),
  httpCors: documented(
    'API Gateway developer guide, CORS for HTTP APIs',
    `${DOCS}/apigateway/latest/developerguide/http-api-cors.html`,
  ),
  httpRoutes: documented(
    'API Gateway developer guide, Routes for HTTP APIs',
    `${DOCS}/apigateway/latest/developerguide/http-api-develop-routes.html`,
  ),
  httpQuotas: documented(
    'API Gateway developer guide, Quotas for HTTP APIs',
    `${DOCS}/apigateway/latest/developerguide/http-api-quotas.html`,
  ),
  binary: documented(
    'API Gateway developer guide, Binary media types for REST APIs',
    `${DOCS}/apigateway/latest/developerguide/api-gateway-payload-encodings.html`,
  ),
  gatewayResponses: documented(
    'API Gateway developer guide, Gateway response types',
    `${DOCS}/apigateway/latest/developerguide/supported-gateway-response-types.html`,
  ),
  mockCors: documented(
    'API Gateway developer guide, CORS for REST APIs: the OPTIONS method that the app defines',
    `${DOCS}/apigateway/latest/developerguide/how-to-cors.html`,
  ),
  restErrors: documented(
    'Lambda developer guide, Handling Lambda errors with an API Gateway API',
    `${DOCS}/lambda/latest/dg/services-apigateway-errors.html`,
  ),
  httpErrors: documented(
    'API Gateway developer guide, Troubleshooting HTTP API Lambda integrations',
    `${DOCS}/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html`,
  ),
  urlPayloads: documented(
    'Lambda developer guide, Invoking Lambda function URLs',
    `${DOCS}/lambda/latest/dg/urls-invocation.html`,
  ),
  urlCors: documented(
    'Lambda developer guide, Creating function URLs, CORS',
    `${DOCS}/lambda/latest/dg/urls-configuration.html`,
  ),
  lambdaQuotas: documented(
    'Lambda developer guide, Quotas: 6 MB each way for a synchronous invocation',
    `${DOCS}/lambda/latest/dg/gettingstarted-limits.html`,
  ),
  largePayloads: tried(
    'aws/aws-lambda-dotnet, LargePayloadTests.cs',
    'https://github.com/aws/aws-lambda-dotnet/blob/master/Tools/LambdaTestTool-v2/tests/Amazon.Lambda.TestTool.IntegrationTests/LargePayloadTests.cs',
  ),
  textTypes: tried(
    'ministackorg/ministack pull request 766: which types arrive as text',
    'https://github.com/ministackorg/ministack/pull/766',
  ),
  bothCookies: tried(
    'ministackorg/ministack pull request 758: a header and the list, the list first',
    'https://github.com/ministackorg/ministack/pull/758',
  ),
  cookiesField: tried(
    'fujiwara/ridge issue 25: a REST API refuses the field',
    'https://github.com/fujiwara/ridge/issues/25',
  ),
  listHeader: tried(
    'CodeGenieApp/serverless-express issue 355',
    'https://github.com/CodeGenieApp/serverless-express/issues/355',
  ),
} as const satisfies Record<string, Source>;

function recorded(title: string, url: string): Source {
  return { kind: 'recorded', title, url };
}

function documented(title: string, url: string): Source {
  return { kind: 'documented', title, url };
}

function tried(title: string, url: string): Source {
  return { kind: 'tried', title, url };
}
