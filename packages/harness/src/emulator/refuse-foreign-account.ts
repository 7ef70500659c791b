import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { HarnessError } from '../evidence/harness-error.ts';
import { clientConfig, EMULATED_ACCOUNT } from './emulated-aws.ts';

/**
 * Refuses an endpoint that serves an account other than the emulators' own: a tunnel to AWS listens on
 * a loopback address as well.
 *
 * @throws HarnessError if the endpoint reports another account or none.
 */
export async function refuseForeignAccount(endpoint: string): Promise<void> {
  const sts = new STSClient({ ...clientConfig(endpoint), maxAttempts: 1 });
  try {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    if (Account === EMULATED_ACCOUNT) return;
    throw new HarnessError({
      problem:
        `Expected an emulator with account ${EMULATED_ACCOUNT} at ${endpoint}, got account ${Account}. ` +
        'To deploy to AWS on purpose, use plain `cdk deploy` in the app.',
    });
  } finally {
    sts.destroy();
  }
}
