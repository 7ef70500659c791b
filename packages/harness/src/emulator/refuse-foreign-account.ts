import { HarnessError } from '../evidence/harness-error.ts';
import { sendRequest } from '../http/send-request.ts';

// LocalStack loads a service on its first use, which takes 10 s and more on a busy machine.
const TIMEOUT_MS = 60_000;

/**
 * Refuses an endpoint that serves another account than the emulator does: a tunnel to AWS listens on a
 * loopback address as well.
 *
 * @throws HarnessError if the endpoint reports another account or none.
 */
export async function refuseForeignAccount(
  endpoint: string,
  account: string,
  signal?: AbortSignal,
): Promise<void> {
  // Signed like any request to an emulator, with dummy credentials and a signature that AWS refuses.
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const scope = `Credential=test/${date}/us-east-1/sts/aws4_request`;
  const { status, body } = await sendRequest(
    { origin: endpoint, basePath: '' },
    {
      method: 'POST',
      path: '/',
      headers: {
        authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    },
    { signal, timeoutMs: TIMEOUT_MS },
  );
  const [, served] = /<Account>(\d+)<\/Account>/.exec(body.toString()) ?? [];
  if (served === account) return;
  throw new HarnessError({
    problem:
      `Expected an emulator with account ${account} at ${endpoint}, got ` +
      `${served === undefined ? `status ${status}` : `account ${served}`}. ` +
      'To deploy to AWS on purpose, use plain `cdk deploy` in the app.',
  });
}
