/** The account that LocalStack and MiniStack serve by default. */
export const EMULATED_ACCOUNT = '000000000000';

export const EMULATED_REGION = 'us-east-1';

/** The stack that `cdk bootstrap` creates. */
export const TOOLKIT_STACK = 'CDKToolkit';

const USER_AGENT = 'cdk-emulator-harness';
const CONNECTION_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** The time-outs of an AWS SDK client's requests; without them a paused emulator is awaited for ever. */
export const requestTimeouts = {
  connectionTimeout: CONNECTION_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  throwOnRequestTimeout: true,
} as const;

/**
 * The configuration of any AWS SDK client that reaches the emulator. It names every setting that the SDK
 * would otherwise read from `AWS_*` variables or the user's AWS configuration file.
 */
export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly defaultsMode: 'standard';
  readonly useFipsEndpoint: false;
  readonly useDualstackEndpoint: false;
  /** Bucket names in host names would need DNS. Clients other than S3 ignore it. */
  readonly forcePathStyle: true;
  readonly requestChecksumCalculation: 'WHEN_SUPPORTED';
  readonly responseChecksumValidation: 'WHEN_SUPPORTED';
  readonly authSchemePreference: string[];
  readonly userAgentAppId: string;
  /** The SDK's own puts AWS_EXECUTION_ENV into every request. */
  readonly defaultUserAgentProvider: () => Promise<[name: string, version?: string][]>;
  /** Each request times out after 30 s. */
  readonly requestHandler: typeof requestTimeouts;
}

/** The configuration for an emulator's endpoint, in us-east-1 unless another region is given. */
export function clientConfig(endpoint: string, region: string = EMULATED_REGION): ClientConfig {
  return {
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_SUPPORTED',
    responseChecksumValidation: 'WHEN_SUPPORTED',
    authSchemePreference: [],
    userAgentAppId: USER_AGENT,
    defaultUserAgentProvider: async () => [[USER_AGENT]],
    requestHandler: requestTimeouts,
  };
}
