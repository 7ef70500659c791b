/** The account that LocalStack and MiniStack serve by default. */
export const EMULATED_ACCOUNT = '000000000000';

export const EMULATED_REGION = 'us-east-1';

/** The stack that `cdk bootstrap` creates. */
export const TOOLKIT_STACK = 'CDKToolkit';

/** The configuration of an AWS SDK client that reaches the emulator, with none of the user's settings. */
export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export function clientConfig(endpoint: string): ClientConfig {
  return {
    endpoint,
    region: EMULATED_REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
}
