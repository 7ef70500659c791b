/** Where it is recorded, documented or reported what AWS does. */
export interface Source {
  /**
   * `recorded`: an answer of AWS, in a file. `documented`: by AWS. `reported`: observed on AWS by people
   * who say so. `implemented`: in a tool that AWS publishes to behave like its service.
   */
  readonly kind: 'recorded' | 'documented' | 'reported' | 'implemented';
  readonly title: string;
  /** A file of a commit, a thread, a dated page, or a section of a document. A recording has none. */
  readonly url?: string;
}

const DOTNET = 'https://github.com/aws/aws-lambda-dotnet/blob';
const DOTNET_TESTS = 'Tools/LambdaTestTool-v2/tests/Amazon.Lambda.TestTool';
const DOTNET_UNIT_TESTS = `${DOTNET}/831492165a694825e0e762d68ec74f3e36b628c0/${DOTNET_TESTS}.UnitTests`;
const VOKER = 'https://github.com/hotsock/voker/blob';
const LOCALSTACK =
  'https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services';
const DOCS = 'https://docs.aws.amazon.com';

/** A snapshot of an answer of AWS, or of an event that a function got, from 2025-04-14. */
export function dotnet(snapshot: string): Source {
  return {
    kind: 'recorded',
    title: `aws/aws-lambda-dotnet, LambdaTestTool-v2, ${snapshot}`,
    url: `${DOTNET_UNIT_TESTS}/Snapshots/${snapshot}.json`,
  };
}

/** What the authors of the same tool recorded or asserted on AWS at other commits. */
function dotnetOnAws(test: string, commit: string, file: string): Source {
  return {
    kind: 'recorded',
    title: `aws/aws-lambda-dotnet, LambdaTestTool-v2, ${test}, run on AWS`,
    url: `${DOTNET}/${commit}/${DOTNET_TESTS}.IntegrationTests/${file}`,
  };
}

/** An event that a function got on 2026-07-10. */
export function voker(name: 'apigwv1-request' | 'apigwv2-request' | 'functionurl-request'): Source {
  return {
    kind: 'recorded',
    title: `hotsock/voker, ${name}.json`,
    url: `${VOKER}/59c7289ac4c579691e5eb05e8ede5f75fe601846/vokerhttp/testdata/${name}.json`,
  };
}

/** A test that its authors validated on AWS, and its snapshot. */
function localstack(file: string, test: string): Source {
  return {
    kind: 'recorded',
    title: `localstack/localstack, ${test}, validated on AWS`,
    url: `${LOCALSTACK}/${file}`,
  };
}

const REST = 'apigateway/test_apigateway_lambda.py';
const COMMON = 'apigateway/test_apigateway_common.py';
const URL_TESTS = 'lambda_/test_lambda.py';

const STRING_RESULTS = [
  '1d8f81d380b1bd718be162cff7579b41be9f931d',
  'ApiGatewayResponseExtensionsAdditionalTests.cs',
] as const;
const BASE64_RESULTS = '33db274f0fb16ee9ae50897481e87b110ecf1114';

export const sources = {
  stringResult: dotnetOnAws(
    'V2_SetsContentTypeApplicationJsonWhenNoStatusProvided',
    ...STRING_RESULTS,
  ),
  quotedResult: dotnetOnAws(
    'V2_SetsContentTypeApplicationJsonWhenNoStatusProvidedAndDoesntUseOtherType',
    ...STRING_RESULTS,
  ),
  http1Base64: dotnetOnAws(
    'ToHttpResponse_HttpV1APIGatewayV1DecodesBase64',
    BASE64_RESULTS,
    'Snapshots/ToHttpResponse_HttpV1APIGatewayV1DecodesBase64.json',
  ),
  restBase64: dotnetOnAws(
    'ToHttpResponse_RestAPIGatewayV1DecodesBase64',
    BASE64_RESULTS,
    'Snapshots/ToHttpResponse_RestAPIGatewayV1DecodesBase64.json',
  ),
  vokerPaths: {
    kind: 'recorded',
    title: 'hotsock/voker, ingress-paths.json',
    url: `${VOKER}/a1c00bf491e026f81917cc2edfdaca03eabc7518/vokerhttp/testdata/ingress-paths.json`,
  },
  restFormat: localstack(REST, 'test_aws_proxy_response_payload_format_validation'),
  restEvent: localstack(REST, 'test_lambda_aws_proxy_integration'),
  restMapping: localstack(REST, 'test_lambda_aws_proxy_integration_request_data_mapping'),
  restBinary: localstack(REST, 'test_aws_proxy_binary_response'),
  restRouting: localstack(COMMON, 'test_routing_not_found'),
  restTrace: localstack(COMMON, 'test_invocation_trace_id'),
  restHeaders: localstack(
    'apigateway/test_apigateway_integrations.py',
    'test_apigateway_header_remapping_aws[AWS_PROXY]',
  ),
  urlInvocation: localstack(URL_TESTS, 'test_lambda_url_invocation'),
  urlEcho: localstack(URL_TESTS, 'test_lambda_url_echo_invoke'),
  urlEchoServer: localstack(URL_TESTS, 'test_lambda_url_echo_http_fixture_default'),
  urlForm: localstack(URL_TESTS, 'test_lambda_url_form_payload'),
  urlStatus: localstack(URL_TESTS, 'test_lambda_url_headers_and_status'),
  urlException: localstack(URL_TESTS, 'test_lambda_url_invocation_exception'),
  urlStream: localstack(URL_TESTS, 'test_function_url_with_response_streaming'),
  urlUnknown: localstack(URL_TESTS, 'test_lambda_url_non_existing_url'),
  urlRequestId: localstack(URL_TESTS, 'test_request_id_invoke_url'),
  payloads: documented(
    'API Gateway developer guide, Lambda proxy integrations for HTTP APIs, Payload format version',
    'apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.proxy-format',
  ),
  results: documented(
    'API Gateway developer guide, Lambda proxy integrations for HTTP APIs, Lambda function response format',
    'apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.response',
  ),
  httpCors: documented(
    'API Gateway developer guide, CORS for HTTP APIs, Configuring CORS for an HTTP API',
    'apigateway/latest/developerguide/http-api-cors.html#http-api-cors',
  ),
  httpRoutes: documented(
    'API Gateway developer guide, Routes for HTTP APIs, Routing API requests',
    'apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation',
  ),
  httpQuotas: documented(
    'API Gateway developer guide, Quotas for HTTP APIs, HTTP API quotas: payload size',
    'apigateway/latest/developerguide/http-api-quotas.html#http-api-quotas',
  ),
  restQuotas: documented(
    'API Gateway developer guide, Quotas for REST APIs, Configuring and running a REST API: payload size',
    'apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html#api-gateway-execution-service-limits-table',
  ),
  restNotes: documented(
    'API Gateway developer guide, Important notes, Amazon API Gateway important notes for REST APIs',
    'apigateway/latest/developerguide/api-gateway-known-issues.html#api-gateway-known-issues-rest-apis',
  ),
  binary: documented(
    'API Gateway developer guide, Binary media types for REST APIs, AWS Lambda proxy integrations',
    'apigateway/latest/developerguide/api-gateway-payload-encodings.html#api-gateway-payload-encodings-proxy',
  ),
  mockCors: documented(
    'API Gateway developer guide, CORS for REST APIs, Enabling CORS for non-proxy integrations',
    'apigateway/latest/developerguide/how-to-cors.html#apigateway-enable-cors-mock',
  ),
  proxyCors: documented(
    'API Gateway developer guide, CORS for REST APIs, Enabling CORS support for proxy integrations',
    'apigateway/latest/developerguide/how-to-cors.html#apigateway-enable-cors-proxy',
  ),
  restErrors: documented(
    'Lambda developer guide, Handling Lambda errors with an API Gateway API',
    'lambda/latest/dg/services-apigateway-errors.html#services-apigateway-errors',
  ),
  httpErrors: documented(
    'API Gateway developer guide, Troubleshooting HTTP API Lambda integrations, My API returns {"message":"Internal Server Error"}',
    'apigateway/latest/developerguide/http-api-troubleshooting-lambda.html#http-api-troubleshooting-lambda-internal-server-error',
  ),
  urlPayloads: documented(
    'Lambda developer guide, Invoking function URLs, Request and response payloads',
    'lambda/latest/dg/urls-invocation.html#urls-payloads',
  ),
  urlCors: documented(
    'Lambda developer guide, Creating function URLs, Cross-origin resource sharing (CORS)',
    'lambda/latest/dg/urls-configuration.html#urls-cors',
  ),
  lambdaQuotas: documented(
    'Lambda developer guide, Lambda quotas, Function configuration, deployment, and execution: invocation payload',
    'lambda/latest/dg/gettingstarted-limits.html#function-configuration-deployment-and-execution',
  ),
  largePayloads: implemented(
    'aws/aws-lambda-dotnet, LargePayloadTests.cs, tests of the tool',
    `${DOTNET}/831492165a694825e0e762d68ec74f3e36b628c0/${DOTNET_TESTS}.IntegrationTests/LargePayloadTests.cs`,
  ),
  malformedResults: implemented(
    'aws/aws-lambda-dotnet, InvokeResponseExtensionsTests.cs, tests of the tool',
    `${DOTNET_UNIT_TESTS}/Extensions/InvokeResponseExtensionsTests.cs`,
  ),
  unknownFields: implemented(
    'aws/aws-sam-cli, pull request 2941: an HTTP API skips unknown fields',
    'https://github.com/aws/aws-sam-cli/pull/2941',
  ),
  streaming: implemented(
    "aws/aws-lambda-nodejs-runtime-interface-client, HttpResponseStream.js, the runtime's metadata",
    'https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/da5777a8963928cac4f6f93d88d6928262f6bd2a/src/HttpResponseStream.js',
  ),
  textTypes: reported(
    'ministackorg/ministack, pull request 766: which content types arrive as text',
    'https://github.com/ministackorg/ministack/pull/766',
  ),
  binaryTypes: reported(
    'ministackorg/ministack, pull request 767: binary media types both ways',
    'https://github.com/ministackorg/ministack/pull/767',
  ),
  bothCookies: reported(
    'ministackorg/ministack, pull request 758: a set-cookie header and the list, the list first',
    'https://github.com/ministackorg/ministack/pull/758',
  ),
  cookiesField: reported(
    'fujiwara/ridge, issue 25: a REST API refuses the field',
    'https://github.com/fujiwara/ridge/issues/25',
  ),
  listHeader: reported(
    'CodeGenieApp/serverless-express, issue 355',
    'https://github.com/CodeGenieApp/serverless-express/issues/355',
  ),
  noMultiValue: reported(
    'CodeGenieApp/serverless-express, issue 554: function URLs ignore multiValueHeaders',
    'https://github.com/CodeGenieApp/serverless-express/issues/554',
  ),
  nullResult: reported(
    'sancoder-q, The response of AWS gateway when Lambda returns nothing, 2016-11-08',
    'http://sancoder-q.github.io/2016/11/08/The_Response_of_AWS_Gateway_When_Lambda_Return_Nothing.org.html',
  ),
} as const satisfies Record<string, Source>;

function documented(title: string, section: string): Source {
  return { kind: 'documented', title, url: `${DOCS}/${section}` };
}

function reported(title: string, url: string): Source {
  return { kind: 'reported', title, url };
}

function implemented(title: string, url: string): Source {
  return { kind: 'implemented', title, url };
}
