// The events as types of the package itself, so that it depends on no other package's: each fits
// where @types/aws-lambda's is expected, which test/types.test.ts asserts.

/** The event of an HTTP API with payload 2.0 and of a function URL. */
export interface HttpApiEvent {
  version: string;
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  requestContext: {
    accountId: string;
    apiId: string;
    domainName: string;
    domainPrefix: string;
    http: {
      method: string;
      path: string;
      protocol: string;
      sourceIp: string;
      userAgent: string;
    };
    requestId: string;
    routeKey: string;
    stage: string;
    /** Such as `14/Apr/2025:22:13:56 +0000`. */
    time: string;
    timeEpoch: number;
  };
  body?: string;
  pathParameters?: Record<string, string>;
  isBase64Encoded: boolean;
  stageVariables?: Record<string, string>;
}

/** The event of a REST API's Lambda proxy integration: payload 1.0. */
export interface RestApiEvent {
  /** Such as `/pets/{id}`. */
  resource: string;
  path: string;
  httpMethod: string;
  /** Of a header that came several times the last value. */
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  queryStringParameters: Record<string, string> | null;
  multiValueQueryStringParameters: Record<string, string[]> | null;
  pathParameters: Record<string, string> | null;
  stageVariables: Record<string, string> | null;
  requestContext: RestApiEventContext;
  body: string | null;
  isBase64Encoded: boolean;
}

/** The event of an HTTP API with payload 1.0. */
export interface HttpApiPayload1Event extends RestApiEvent {
  version: string;
}

/**
 * The context of a payload 1.0 event. `authorizer` and three fields of `identity` are declared as
 * @types/aws-lambda declares them, but absent, as AWS leaves them out for a caller without credentials.
 */
export interface RestApiEventContext {
  accountId: string;
  apiId: string;
  authorizer: undefined;
  domainName: string;
  domainPrefix: string;
  extendedRequestId: string;
  httpMethod: string;
  identity: RestApiIdentity;
  path: string;
  protocol: string;
  requestId: string;
  /** Such as `14/Apr/2025:22:13:56 +0000`. */
  requestTime: string;
  requestTimeEpoch: number;
  resourceId: string;
  resourcePath: string;
  stage: string;
}

/** A caller without credentials. */
export interface RestApiIdentity {
  accessKey: null;
  accountId: null;
  apiKey: null;
  apiKeyId: null;
  caller: null;
  clientCert: null;
  cognitoAuthenticationProvider: null;
  cognitoAuthenticationType: null;
  cognitoIdentityId: null;
  cognitoIdentityPoolId: null;
  principalOrgId: null;
  sourceIp: string;
  user: null;
  userAgent: string | null;
  userArn: null;
}
