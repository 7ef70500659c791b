import { fileURLToPath } from 'node:url';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { startFakeEmulator, startServer } from '@multiply/test-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { synthesizeApp } from '../src/cdk/synthesize-app.ts';
import { createAwsClients } from '../src/emulator/aws-clients.ts';
import { connectEmulator } from '../src/emulator/connect-emulator.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function stubUserSettings(): void {
  vi.stubEnv('AWS_PROFILE', 'production');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-the-user');
  vi.stubEnv('AWS_SESSION_TOKEN', 'token-of-the-user');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://10.0.0.1');
}

describe('connectEmulator', () => {
  it('refuses an endpoint that is not on this machine', async () => {
    await expect(connectEmulator('https://cloudformation.us-east-1.amazonaws.com')).rejects.toThrow(
      /^Expected an emulator's address on this machine, .* got "https:\/\/cloudformation/,
    );
  });

  it('refuses an account that is not the emulators’', async () => {
    const endpoint = await startFakeEmulator('LocalStack', '123456789012');
    await expect(connectEmulator(endpoint)).rejects.toThrow(
      `Expected an emulator with account 000000000000 at ${endpoint}, got account 123456789012.`,
    );
  });
});

describe('createAwsClients', () => {
  it('signs with dummy credentials whatever the user has set', async () => {
    stubUserSettings();
    const seen: string[] = [];
    const endpoint = await startServer(({ headers }, response) => {
      seen.push(`${headers.authorization} ${headers['x-amz-security-token']}`);
      response.writeHead(400).end();
    });
    using clients = createAwsClients(endpoint);
    await clients.cloudFormation.send(new DescribeStacksCommand({})).catch(() => {});
    await clients.s3.send(new ListBucketsCommand({})).catch(() => {});
    expect(seen).toHaveLength(2);
    for (const header of seen) {
      expect(header).toMatch(/Credential=test\/\d{8}\/us-east-1\/.* undefined$/);
    }
  });
});

describe('synthesizeApp', () => {
  it("keeps the user's AWS settings from the app", { timeout: 120_000 }, async () => {
    stubUserSettings();
    const folder = fileURLToPath(new URL('fixtures/environment-app', import.meta.url));
    const error: Error = await synthesizeApp({ folder }).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    const [, printed = '[]'] = /^ *AWS (\[.*\])$/m.exec(error.message) ?? [];
    expect(JSON.parse(printed)).toEqual([
      'AWS_CONFIG_FILE=/dev/null',
      'AWS_EC2_METADATA_DISABLED=true',
      'AWS_ENDPOINT_URL=http://127.0.0.1:1',
      'AWS_ENDPOINT_URL_S3=http://127.0.0.1:1',
      'AWS_REGION=us-east-1',
      'AWS_SHARED_CREDENTIALS_FILE=/dev/null',
    ]);
  });
});
