import type { Answer } from '../response/answer.ts';

/** The gateway responses that an app has set, by their type. */
export type GatewayResponses = Readonly<Record<string, GatewayResponse>>;

/** A gateway response without mapping: fixed headers, and a body of text and `$context.error` variables. */
export interface GatewayResponse {
  readonly statusCode?: number;
  /** Names and fixed values. */
  readonly headers: Readonly<Record<string, string>>;
  /** For `application/json`. */
  readonly template?: string;
}

interface RestError {
  readonly statusCode: number;
  readonly message: string;
  /** The value of x-amzn-errortype; recorded for some errors only. */
  readonly errorType?: string;
  /** The body, where it is not that of the others. */
  readonly template?: string;
  /** The types that decide, the first that is set (API Gateway developer guide, Gateway response types). */
  readonly responseTypes: readonly string[];
}

const DEFAULT_5XX = 'DEFAULT_5XX';
const DEFAULT_4XX = 'DEFAULT_4XX';
const TEMPLATE = '{"message":$context.error.messageString}';
// Recorded with this space (aws/aws-lambda-dotnet, V1_HandlesZeroStatusCodeRest).
const SPACED_TEMPLATE = '{"message": $context.error.messageString}';

/** What a REST API answers by itself. */
export const REST_ERRORS = {
  badRequest: { statusCode: 400, message: 'Bad Request', responseTypes: [DEFAULT_4XX] },
  // The stage does not exist, so neither do its gateway responses.
  unknownStage: {
    statusCode: 403,
    message: 'Forbidden',
    errorType: 'ForbiddenException',
    responseTypes: [],
  },
  noMethod: {
    statusCode: 403,
    message: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
    responseTypes: ['MISSING_AUTHENTICATION_TOKEN', DEFAULT_4XX],
  },
  requestTimeout: { statusCode: 408, message: 'Request Timeout', responseTypes: [DEFAULT_4XX] },
  // Tried on AWS by the authors of aws/aws-lambda-dotnet (LargePayloadTests.cs).
  tooLarge: {
    statusCode: 413,
    message: 'Request Too Long',
    responseTypes: ['REQUEST_TOO_LARGE', DEFAULT_4XX],
  },
  headersTooLarge: {
    statusCode: 431,
    message: 'Request Header Fields Too Large',
    responseTypes: [DEFAULT_4XX],
  },
  notImplemented: { statusCode: 501, message: 'Not Implemented', responseTypes: [DEFAULT_5XX] },
  badBase64: {
    statusCode: 500,
    message: 'Internal server error',
    errorType: 'InternalServerErrorException',
    template: SPACED_TEMPLATE,
    responseTypes: [DEFAULT_5XX],
  },
  badResult: {
    statusCode: 502,
    message: 'Internal server error',
    errorType: 'InternalServerErrorException',
    template: SPACED_TEMPLATE,
    responseTypes: [DEFAULT_5XX],
  },
  integrationTimeout: {
    statusCode: 504,
    message: 'Endpoint request timed out',
    errorType: 'InternalServerErrorException',
    responseTypes: ['INTEGRATION_TIMEOUT', DEFAULT_5XX],
  },
} as const satisfies Record<string, RestError>;

/** The answer to an error, as the app has set it or as AWS has it. */
export function restErrorAnswer(
  name: keyof typeof REST_ERRORS,
  responses: GatewayResponses,
): Answer {
  const error: RestError = REST_ERRORS[name];
  const type = error.responseTypes.find((candidate) => responses[candidate] !== undefined);
  const own = type === undefined ? undefined : responses[type];
  const headers = new Map([['Content-Type', 'application/json']]);
  if (error.errorType !== undefined) headers.set('x-amzn-ErrorType', error.errorType);
  for (const [header, value] of Object.entries(own?.headers ?? {})) headers.set(header, value);
  return {
    statusCode: own?.statusCode ?? error.statusCode,
    headers: [...headers].flat(),
    body: fillTemplate(own?.template ?? error.template ?? TEMPLATE, {
      message: error.message,
      messageString: JSON.stringify(error.message),
      responseType: error.responseTypes[0] ?? '',
    }),
  };
}

const VARIABLE = /\$(?:\{context\.error\.(\w+)\}|context\.error\.(\w+))/g;

function fillTemplate(template: string, variables: Record<string, string>): string {
  return template.replace(
    VARIABLE,
    (whole, braced?: string, bare?: string) => variables[braced ?? bare ?? ''] ?? whole,
  );
}

/** Whether a template has nothing but text and the variables that are filled in here. */
export function isStaticTemplate(template: string): boolean {
  const known = { message: '', messageString: '', responseType: '' };
  return !/[$#]/.test(fillTemplate(template, known));
}
