/** What a function returned on AWS and what the client got. */
export interface RecordedAnswer {
  readonly name: string;
  /** The text that the function returned. */
  readonly returned: string;
  readonly statusCode: number;
  /** Absent where the recording has no headers. */
  readonly contentType?: string;
  /** Further headers; a name may come twice. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A result's text from its fields. */
export const result = (fields: object) => JSON.stringify(fields);

/** A body of `{"message":"..."}`, as the recorded functions sent them. */
export const message = (text: string) => JSON.stringify({ message: text });

/**
 * Results that aws/aws-lambda-dotnet recorded on AWS in April 2025 with each front door of API Gateway
 * (Tools/LambdaTestTool-v2, unit test snapshots, Apache-2.0): a result, and whether it names its type.
 */
export const proxyResults = {
  plain: result({ statusCode: 200, body: message('Hello, World!') }),
  typed: result({ statusCode: 200, body: message('Hello, World!'), headers: JSON_TYPE }),
  created: result({ statusCode: 201, body: message('Created') }),
  withHeaders: result({
    statusCode: 200,
    headers: { ...JSON_TYPE, 'X-Custom-Header': 'CustomValue' },
    body: message('With Headers'),
  }),
  notBase64: result({
    statusCode: 200,
    body: message('Hello, World!'),
    isBase64Encoded: false,
  }),
  text: result({ statusCode: 200, body: 'Hello, World!' }),
  typedText: result({ statusCode: 200, body: 'Hello, World!', headers: JSON_TYPE }),
  testBody: result({ statusCode: 200, body: 'Test body' }),
  bothHeaders: result({
    headers: { ...JSON_TYPE, 'X-Custom-Header': 'single-value', 'Combined-Header': 'single-value' },
    multiValueHeaders: {
      'X-Multi-Header': ['multi-value1', 'multi-value2'],
      'Combined-Header': ['multi-value1', 'multi-value2'],
    },
    body: message('With Combined Headers'),
    statusCode: 200,
  }),
  listedHeaders: result({
    headers: { ...JSON_TYPE, myheader: 'test,other', anotherheader: 'secondvalue' },
    multiValueHeaders: { headername: ['headervalue', 'headervalue2'] },
    body: message('With Multiple Headers'),
    statusCode: 200,
  }),
  notJson: 'This is not JSON.',
} as const;
