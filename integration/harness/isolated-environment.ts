/** What a CDK app or CLI is told of AWS: one emulator, its dummy credentials and nothing of the user's. */
export function isolatedEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    // Set as well, S3 is addressed by path and needs no DNS.
    AWS_ENDPOINT_URL_S3: endpoint,
    ...NOTHING_OF_THE_USERS,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_COLOR: '1',
  };
}

const NOTHING_OF_THE_USERS = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_REGION: 'us-east-1',
};

/** What cdklocal must be told to pass on: it removes all other variables of AWS. */
export const passedOn: string = Object.keys(NOTHING_OF_THE_USERS).join(',');
