import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf, startFakeEmulator, startRecordingProxy, startServer } from '@multiply/test-kit';
import { describe, expect, it } from 'vitest';
import { findRunningEmulator } from '../../command/find-running-emulator.ts';
import { runCommandFile } from '../run-command.ts';

const run = promisify(execFile);
const ON_PURPOSE = 'To deploy to AWS on purpose, use plain `cdk deploy` in the app.\n';
// Nothing listens on port 1.
const SILENT = ['--endpoint', 'http://127.0.0.1:1'];

function runWith(name: string, args: readonly string[], environment: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  return runCommandFile(name, args, { PATH, HOME, ...environment });
}

// Refused before anything is asked of it.
const ELSEWHERE = 'https://cloudformation.us-east-1.amazonaws.com';
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_SESSION_TOKEN: 'y',
};

describe.each(['deploy-local', 'destroy-local'])('%s', (entry) => {
  it.each([
    [
      'an endpoint that is not on this machine',
      ['--endpoint', ELSEWHERE],
      {},
      `Expected an emulator's address on this machine, such as http://127.0.0.1:4566, got "${ELSEWHERE}". ${ON_PURPOSE}`,
    ],
    [
      'inherited credentials',
      SILENT,
      CREDENTIALS,
      `Expected no AWS profile or credential, got AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN. This deploys to an emulator only: unset them. ${ON_PURPOSE}`,
    ],
  ])('refuses %s without sending a request', async (_name, args, environment, stderr) => {
    await using proxy = await startRecordingProxy();
    const all = { ...environment, ...proxy.environment('') };
    await expect(runWith(entry, args, all)).rejects.toMatchObject({ code: 1, stdout: '', stderr });
    expect(proxy.requests).toEqual([]);
  });
});

describe('findRunningEmulator', () => {
  const find = (endpoint: string, environment = {}) =>
    findRunningEmulator({ emulator: 'localstack', endpoint }, environment, { waitMs: 300 });

  it.each([
    [
      'an inherited endpoint that is not on this machine',
      { AWS_ENDPOINT_URL: 'http://10.0.0.1:4566' },
      `Expected an emulator's address on this machine, such as http://127.0.0.1:4566, got "http://10.0.0.1:4566". ${ON_PURPOSE.trimEnd()}`,
    ],
    [
      'an inherited profile',
      { AWS_PROFILE: 'production' },
      `Expected no AWS profile or credential, got AWS_PROFILE. This deploys to an emulator only: unset them. ${ON_PURPOSE.trimEnd()}`,
    ],
  ])('refuses %s without sending a request', async (_name, environment, message) => {
    let requests = 0;
    const endpoint = await startServer((_request, response) => {
      requests += 1;
      response.end();
    });
    expect(await messageOf(find(endpoint, environment))).toBe(message);
    expect(requests).toBe(0);
  });

  it('refuses an account other than the emulators’', async () => {
    const endpoint = await startFakeEmulator('LocalStack', '123456789012');
    expect(await messageOf(find(endpoint))).toBe(
      `Expected an emulator with account 000000000000 at ${endpoint}, got account 123456789012. ${ON_PURPOSE.trimEnd()}`,
    );
  });

  it('waits for an emulator that starts', async () => {
    const page = JSON.stringify({ services: {}, edition: 'community' });
    const account =
      '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>000000000000</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';
    let requests = 0;
    const starting = await startServer((request, response) => {
      requests += 1;
      if (requests <= 3) request.socket.destroy();
      else response.end(request.url === '/_localstack/health' ? page : account);
    });
    const values = { emulator: 'localstack', endpoint: starting };
    const { name } = await findRunningEmulator(values, {}, { waitMs: 60_000 });
    expect([name, requests > 3]).toEqual(['localstack', true]);
  });

  it('reports that another program uses the port', async () => {
    const endpoint = await startServer((_request, response) => response.writeHead(404).end());
    expect(await messageOf(find(endpoint))).toMatch(
      new RegExp(
        `^Expected LocalStack or MiniStack at ${endpoint}, got none of their health pages after \\d+ ms\\.\nTry: .*; another program may be using the port\\.$`,
      ),
    );
  });

  it('reports that another emulator uses the port', async () => {
    const endpoint = await startFakeEmulator('MiniStack', '000000000000');
    expect(await messageOf(find(endpoint))).toBe(
      `Expected localstack at ${endpoint}, got MiniStack. Try: --emulator, or --endpoint.`,
    );
  });

  it('accepts the credentials that are commonly set for emulators', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    expect(await messageOf(find('http://127.0.0.1:1', environment))).toMatch(
      /^Expected LocalStack or MiniStack at http:\/\/127\.0\.0\.1:1, got GET .* got no answer: .*ECONNREFUSED.* after \d+ ms\.\nTry: `docker compose up -d --wait`/,
    );
  });
});

describe('startRecordingProxy', () => {
  it('records the requests of a Node process', async () => {
    await using proxy = await startRecordingProxy();
    const script =
      "await Promise.allSettled([fetch('http://127.0.0.1:8081'), fetch('https://a.example')])";
    await run(process.execPath, ['--input-type=module', '-e', script], {
      env: proxy.environment(''),
    });
    expect([...proxy.requests].sort()).toEqual(['CONNECT 127.0.0.1:8081', 'CONNECT a.example:443']);
  });
});

describe('deploy:local', () => {
  it('answers an unknown emulator with one sentence and the usage', async () => {
    await expect(runWith('deploy-local', ['--emulator', 'moto'], {})).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'Expected --emulator to be one of localstack, ministack, got moto\nUsage: pnpm deploy:local [--emulator localstack|ministack] [--endpoint URL] [--api http|rest|function-url]\n',
    });
  });
});
