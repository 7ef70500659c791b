/** Where it is recorded, documented or reported what AWS does. */
export interface Source {
  /**
   * `recorded`: an answer of AWS, in a file. `documented`: by AWS. `reported`: observed on AWS by people
   * who say so. `implemented`: in a tool that AWS publishes to behave like its service.
   */
  readonly kind: 'recorded' | 'documented' | 'reported' | 'implemented';
  readonly title: string;
  /** A file of a commit, a thread, or a page whose section the title names. A recording has none. */
  readonly url?: string;
}

const DOTNET =
  'https://github.com/aws/aws-lambda-dotnet/blob/831492165a694825e0e762d68ec74f3e36b628c0/Tools/LambdaTestTool-v2/tests';
const VOKER = 'https://github.com/hotsock/voker/blob';
const LOCALSTACK =
  'https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services';
const DOCS = 'https://docs.aws.amazon.com';

/** A snapshot of an answer of AWS, or of an event that a function got, from 2025-04-14. */
export function dotnet(snapshot: string): Source {
  return {
    kind: 'recorded',
    title: `aws/aws-lambda-dotnet, LambdaTestTool-v2, ${snapshot}`,
    url: `${DOTNET}/Amazon.Lambda.TestTool.UnitTests/Snapshots/${snapshot}.json`,
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

export const sources = {
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
    'apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
  ),
  httpCors: documented(
    'API Gateway developer guide, CORS for HTTP APIs, Configuring CORS',
    'apigateway/latest/developerguide/http-api-cors.html',
  ),
  httpRoutes: documented(
    'API Gateway developer guide, Routes for HTTP APIs, Routing API requests',
    'apigateway/latest/developerguide/http-api-develop-routes.html',
  ),
  httpQuotas: documented(
    'API Gateway developer guide, Quotas for HTTP APIs, Payload size',
    'apigateway/latest/developerguide/http-api-quotas.html',
  ),
  restQuotas: documented(
    'API Gateway developer guide, Quotas for REST APIs, Payload size',
    'apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  ),
  restNotes: documented(
    'API Gateway developer guide, Important notes, Amazon API Gateway important notes for REST APIs',
    'apigateway/latest/developerguide/api-gateway-known-issues.html',
  ),
  binary: documented(
    'API Gateway developer guide, Binary media types for REST APIs, Content type conversions',
    'apigateway/latest/developerguide/api-gateway-payload-encodings.html',
  ),
  mockCors: documented(
    'API Gateway developer guide, CORS for REST APIs, Enabling CORS support for Lambda proxy integrations',
    'apigateway/latest/developerguide/how-to-cors.html',
  ),
  restErrors: documented(
    'Lambda developer guide, Using Lambda with API Gateway, Handling errors with an API Gateway API',
    'lambda/latest/dg/services-apigateway.html',
  ),
  httpErrors: documented(
    'API Gateway developer guide, Troubleshooting HTTP API Lambda integrations, Integration error messages',
    'apigateway/latest/developerguide/http-api-troubleshooting-lambda.html',
  ),
  urlPayloads: documented(
    'Lambda developer guide, Invoking function URLs, Request and response payloads',
    'lambda/latest/dg/urls-invocation.html',
  ),
  urlCors: documented(
    'Lambda developer guide, Creating function URLs, Cross-origin resource sharing (CORS)',
    'lambda/latest/dg/urls-configuration.html',
  ),
  streaming: documented(
    'Lambda developer guide, Writing response streaming-enabled functions, Handler wrapper',
    'lambda/latest/dg/config-rs-write-functions.html',
  ),
  lambdaQuotas: documented(
    'Lambda developer guide, Lambda quotas, Invocation payload: 6 MB each for request and response',
    'lambda/latest/dg/gettingstarted-limits.html',
  ),
  largePayloads: {
    kind: 'implemented',
    title: "aws/aws-lambda-dotnet, LargePayloadTests.cs, tests of AWS's own test tool",
    url: `${DOTNET}/Amazon.Lambda.TestTool.IntegrationTests/LargePayloadTests.cs`,
  },
  textTypes: reported(
    'ministackorg/ministack, pull request 766: which content types arrive as text',
    'ministackorg/ministack/pull/766',
  ),
  binaryTypes: reported(
    'ministackorg/ministack, pull request 767: binary media types both ways',
    'ministackorg/ministack/pull/767',
  ),
  bothCookies: reported(
    'ministackorg/ministack, pull request 758: a set-cookie header and the list, the list first',
    'ministackorg/ministack/pull/758',
  ),
  cookiesField: reported(
    'fujiwara/ridge, issue 25: a REST API refuses the field',
    'fujiwara/ridge/issues/25',
  ),
  listHeader: reported(
    'CodeGenieApp/serverless-express, issue 355',
    'CodeGenieApp/serverless-express/issues/355',
  ),
  noMultiValue: reported(
    'CodeGenieApp/serverless-express, issue 554: function URLs ignore multiValueHeaders',
    'CodeGenieApp/serverless-express/issues/554',
  ),
} as const satisfies Record<string, Source>;

function documented(title: string, page: string): Source {
  return { kind: 'documented', title, url: `${DOCS}/${page}` };
}

function reported(title: string, thread: string): Source {
  return { kind: 'reported', title, url: `https://github.com/${thread}` };
}
