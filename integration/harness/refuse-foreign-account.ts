import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const EMULATED_ACCOUNT = '000000000000';

/**
 * Refuses an endpoint that serves any account but the emulators' own: a tunnel to AWS listens on a
 * loopback address too.
 *
 * @throws Error when the endpoint names another account or none.
 */
export async function refuseForeignAccount(endpoint: string): Promise<void> {
  const sts = new STSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  try {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    if (Account === EMULATED_ACCOUNT) return;
    throw new Error(
      `Expected an emulator with account ${EMULATED_ACCOUNT} at ${endpoint}, got account ${Account}. ` +
        'To deploy to AWS on purpose, use plain `cdk deploy` in the app.',
    );
  } finally {
    sts.destroy();
  }
}
