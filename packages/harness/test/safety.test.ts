import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { messageOf, startFakeEmulator, startServer } from '@multiply/test-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCdklocal } from '../src/cdk/run-cdklocal.ts';
import { synthesizeApp } from '../src/cdk/synthesize-app.ts';
import { createAwsClients } from '../src/emulator/aws-clients.ts';
import { connectEmulator } from '../src/emulator/connect-emulator.ts';
import { clientConfig, ProgramError, sendRequest } from '../src/index.ts';
import { startRecordingForwarder } from './recording-forwarder.ts';

const folder = fileURLToPath(new URL('fixtures/environment-app', import.meta.url));
const emulated = { endpoint: 'http://127.0.0.1:1' };

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

/** Real-looking settings of a user: variables, and files of a home folder of their own. */
async function stubUserSettings(): Promise<void> {
  await mkdir(join(home, '.aws'));
  const credentials =
    '[default]\naws_access_key_id = AKIAHOME\naws_secret_access_key = home-secret\n';
  await writeFile(join(home, '.aws', 'credentials'), credentials);
  const config = 'region = eu-west-1\nuse_fips_endpoint = true\nendpoint_url = http://10.0.0.1\n';
  await writeFile(join(home, '.aws', 'config'), `[default]\n${config}`);
  const cdkJson = { proxy: 'http://10.0.0.1:3128', context: { from: 'home' }, app: 'false' };
  await writeFile(join(home, '.cdk.json'), JSON.stringify(cdkJson));
  const settings = {
    HOME: home,
    AWS_PROFILE: 'default',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret-of-the-user',
    AWS_SESSION_TOKEN: 'token-of-the-user',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'http://10.0.0.1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://10.0.0.1',
    AWS_USE_FIPS_ENDPOINT: 'true',
    AWS_USE_DUALSTACK_ENDPOINT: 'true',
    AWS_MAX_ATTEMPTS: '9',
    AWS_RETRY_MODE: 'adaptive',
    AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
    AWS_REQUEST_CHECKSUM_CALCULATION: 'WHEN_REQUIRED',
    CDK_APP: 'false',
    CDK_PROFILE: 'production',
    CDK_PROXY: 'http://10.0.0.1:3128',
    CDK_TOOLKIT_STACK_NAME: 'Other',
    CDK_DEFAULT_ACCOUNT: '123456789012',
    CDK_DEFAULT_REGION: 'eu-west-1',
    LAMBDA_MOUNT_CODE: '1',
    HTTP_PROXY: 'http://10.0.0.1:3128',
    https_proxy: 'http://10.0.0.1:3128',
    all_proxy: 'http://10.0.0.1:3128',
    npm_config_proxy: 'http://10.0.0.1:3128',
    npm_config_noproxy: '',
    NODE_USE_ENV_PROXY: '1',
    NO_PROXY: 'registry.example',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
}

/** What the fixture app prints of its environment before it fails. */
async function readPrinted(running: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await running.catch((reason: unknown) => reason);
  if (!(error instanceof ProgramError)) throw new Error(`Expected a ProgramError, got ${error}`);
  const [, printed = '{}'] = /^ *SETTINGS (.*)$/m.exec(error.output) ?? [];
  return JSON.parse(printed);
}

const WITHOUT_USER_SETTINGS = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
  AWS_REGION: 'us-east-1',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  CDK_DEFAULT_ACCOUNT: '000000000000',
  CDK_DEFAULT_REGION: 'us-east-1',
};

describe('connectEmulator', () => {
  it('refuses an endpoint that is not on this machine', async () => {
    await expect(connectEmulator('https://cloudformation.us-east-1.amazonaws.com')).rejects.toThrow(
      /^Expected an emulator's address on this machine, .* got "https:\/\/cloudformation/,
    );
  });

  it('asks a LocalStack for no page but its own, which it would take for a request to S3', async () => {
    const emulated = await startFakeEmulator('LocalStack', '000000000000');
    const forwarder = await startRecordingForwarder(emulated);
    await using emulator = await connectEmulator(forwarder.origin);
    expect(emulator.title).toBe('LocalStack');
    const pages = forwarder.requests.flatMap((request) => /^GET (\S+)/.exec(request)?.[1] ?? []);
    expect(new Set(pages)).toEqual(new Set(['/_localstack/health']));
  });

  it('refuses an account that is not the emulators’', async () => {
    const endpoint = await startFakeEmulator('LocalStack', '123456789012');
    await expect(connectEmulator(endpoint)).rejects.toThrow(
      `Expected an emulator with account 000000000000 at ${endpoint}, got account 123456789012.`,
    );
  });

  it('follows no redirect', async () => {
    const elsewhere: string[] = [];
    const target = await startServer(({ url }, response) => {
      elsewhere.push(url ?? '');
      response.end('{"services":{}}');
    });
    const endpoint = await startServer(({ url }, response) => {
      response.writeHead(307, { location: `${target}${url}` }).end();
    });
    await expect(connectEmulator(endpoint)).rejects.toThrow(
      `Expected LocalStack or MiniStack at ${endpoint}, got none of their health pages`,
    );
    expect(elsewhere).toEqual([]);
  });

  it('gives up on one that never answers', { timeout: 60_000 }, async () => {
    const endpoint = await startServer(() => {});
    await expect(connectEmulator(endpoint)).rejects.toThrow(
      `Expected LocalStack or MiniStack at ${endpoint}, got no answer after`,
    );
  });

  it("connects past the user's proxy", { timeout: 60_000 }, async () => {
    await stubUserSettings();
    const endpoint = await startFakeEmulator('MiniStack', '000000000000');
    await using emulator = await connectEmulator(endpoint);
    expect(emulator.title).toBe('MiniStack');
  });
});

describe('clientConfig', () => {
  it('overrides every setting of the user', async () => {
    await stubUserSettings();
    const seen: string[] = [];
    const endpoint = await startServer(({ headers, url }, response) => {
      seen.push(`${url} ${headers.authorization} ${headers['x-amz-security-token']}`);
      response.writeHead(400).end();
    });
    using clients = createAwsClients(endpoint);
    await clients.cloudFormation.send(new DescribeStacksCommand({})).catch(() => {});
    const s3 = new S3Client(clientConfig(endpoint));
    await s3.send(new ListBucketsCommand({})).catch(() => {});
    expect(seen).toHaveLength(2);
    for (const header of seen) {
      expect(header).toMatch(/^\/\S* .*Credential=test\/\d{8}\/us-east-1\/.* undefined$/);
    }
  });

  it('ends a request when the signal of the clients aborts', async () => {
    const asked = Promise.withResolvers<void>();
    const endpoint = await startServer(() => asked.resolve());
    const abort = new AbortController();
    using clients = createAwsClients(endpoint, { signal: abort.signal });
    const asking = messageOf(clients.cloudFormation.send(new DescribeStacksCommand({})));
    await asked.promise;
    abort.abort(new Error('enough'));
    expect(await asking).toBe('Request aborted');
  });

  it('gives each request a time-out', () => {
    expect(clientConfig('http://127.0.0.1:1').requestHandler).toEqual({
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    });
  });
});

describe('sendRequest', () => {
  it('gives up on a server that is silent', async () => {
    const origin = await startServer(() => {});
    const request = { method: 'GET', path: '/' };
    await expect(
      sendRequest({ origin, basePath: '' }, request, { timeoutMs: 100 }),
    ).rejects.toThrow(`GET ${origin}/ got no answer: silent for 100 ms`);
  });
});

describe('synthesizeApp', { timeout: 120_000 }, () => {
  it('gives the app the emulator’s environment and nothing of the user’s AWS', async () => {
    await stubUserSettings();
    const printed = await readPrinted(synthesizeApp({ folder }));
    expect(printed).toEqual({
      ...WITHOUT_USER_SETTINGS,
      CDK_CONTEXT_JSON: '{}',
      CDK_OUTDIR: expect.stringContaining('cdk.out'),
      CDK_VALIDATION: 'false',
      // Building and bundling install packages.
      HOME: home,
      HTTP_PROXY: 'http://10.0.0.1:3128',
      https_proxy: 'http://10.0.0.1:3128',
      all_proxy: 'http://10.0.0.1:3128',
      npm_config_proxy: 'http://10.0.0.1:3128',
      npm_config_noproxy: '',
      NODE_USE_ENV_PROXY: '1',
      NO_PROXY: 'registry.example,127.0.0.1,localhost,::1,[::1]',
      no_proxy: 'registry.example,127.0.0.1,localhost,::1,[::1]',
    });
  });
});

describe('runCdklocal', { timeout: 120_000 }, () => {
  it('gives the CLI and its app nothing of the user’s settings, proxy or home', async () => {
    await stubUserSettings();
    const printed = await readPrinted(runCdklocal(['synth'], { folder, emulated }));
    expect(printed).toEqual({
      ...WITHOUT_USER_SETTINGS,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_SECRET_ACCESS_KEY: 'test',
      CDK_CLI_ASM_VERSION: expect.any(String),
      CDK_CLI_VERSION: expect.any(String),
      CDK_CONTEXT_JSON: expect.not.stringContaining('"from":"home"'),
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_LEGACY_EXPORT_WARNING: '1',
      CDK_DISABLE_VERSION_CHECK: 'true',
      CDK_ERROR_FILE: 'cdk.out/error.txt',
      CDK_HOME: expect.stringContaining('cdk-emulator-harness'),
      CDK_OUTDIR: 'cdk.out',
      CDK_PERF_COUNTERS_FILE: 'cdk.out/performance-counters.json',
      HOME: expect.stringContaining('cdk-emulator-harness'),
    });
    expect(printed.HOME).not.toContain(homedir());
    expect(await readFile(join(home, '.cdk.json'), 'utf8')).toContain('10.0.0.1');
  });
});
