import { EMULATED_REGION } from '../emulator/emulated-aws.ts';

/** Hides the user's AWS settings from the SDKs and the CLI. */
const WITHOUT_USER_SETTINGS = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_REGION: EMULATED_REGION,
};

/** The environment of a CDK app or CLI that knows one emulator and none of the user's AWS settings. */
export function isolatedEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    // If both are set, S3 is addressed by path and needs no DNS.
    AWS_ENDPOINT_URL_S3: endpoint,
    ...WITHOUT_USER_SETTINGS,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_COLOR: '1',
  };
}

/** The variables that cdklocal must pass on; it removes all other `AWS_*` variables. */
export const awsVariableAllowlist: string = Object.keys(WITHOUT_USER_SETTINGS).join(',');
