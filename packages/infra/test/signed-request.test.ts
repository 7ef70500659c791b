import { execFile } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const sha256 = (data: string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) =>
  createHmac('sha256', key).update(data).digest();

/**
 * The Signature Version 4 of a request without a query: what its Authorization header should hold.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function signatureOf({ method, path, headers, body }: ReceivedRequest, secret: string): string {
  const { authorization = '' } = headers;
  const scope = /Credential=[^/]+\/([^,\s]+)/.exec(authorization)?.[1] ?? '';
  const signedHeaders = /SignedHeaders=([^,\s]+)/.exec(authorization)?.[1] ?? '';
  const canonicalHeaders = signedHeaders
    .split(';')
    .map((name) => `${name}:${headers[name]?.trim()}\n`)
    .join('');
  const canonicalRequest = [method, path, '', canonicalHeaders, signedHeaders, sha256(body)];
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    scope,
    sha256(canonicalRequest.join('\n')),
  ];
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, stringToSign.join('\n')).toString('hex');
}

const received: ReceivedRequest[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { method = '', url: path = '', headers } = request;
  received.push({ method, path, body, headers: headers as Record<string, string> });
  response.end();
});
let commands: readonly string[];
let curlHome: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  curlHome = await mkdtemp(join(tmpdir(), 'infra-curl-'));
  // Whatever host a URL names, the request goes to this server. The host has no port, as on AWS.
  await writeFile(join(curlHome, '.curlrc'), `connect-to = "::127.0.0.1:${port}"\nnoproxy = "*"\n`);
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  commands = [...readme.matchAll(/```sh\n(curl --aws-sigv4[^`]+)```/g)].map(
    ([, text]) => text ?? '',
  );
});

afterAll(async () => {
  server.close();
  await rm(curlHome, { recursive: true });
});

/** Runs a command of the README with credentials, and returns what the server received. */
async function send(command: string, url: string, token?: string): Promise<ReceivedRequest> {
  await run('/bin/sh', ['-c', command], {
    env: {
      PATH: process.env.PATH,
      CURL_HOME: curlHome,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      URL: url,
      ...(token === undefined ? {} : { AWS_SESSION_TOKEN: token }),
    },
    timeout: 60_000,
  });
  const request = received.pop();
  if (!request) throw new Error('Expected a request, got none');
  return request;
}

describe('signatureOf', () => {
  it("agrees with AWS's test suite (get-vanilla)", () => {
    const request = {
      method: 'GET',
      path: '/',
      body: '',
      headers: {
        host: 'example.amazonaws.com',
        'x-amz-date': '20150830T123600Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
          'SignedHeaders=host;x-amz-date, Signature=unknown',
      },
    };
    expect(signatureOf(request, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toBe(
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
  });
});

describe("the README's signed request", { timeout: 120_000 }, () => {
  it.each([
    ['an HTTP API', 0, 'http://abc.execute-api.eu-west-1.amazonaws.com', 'execute-api'],
    ['a REST API', 0, 'http://abc.execute-api.eu-west-1.amazonaws.com/prod/', 'execute-api'],
    ['a function URL', 1, 'http://abc.lambda-url.eu-west-1.on.aws/', 'lambda'],
  ])('has the signature that AWS expects, for %s', async (_frontDoor, index, url, service) => {
    expect(commands.length).toBe(2);
    for (const token of ['a-token', undefined]) {
      const request = await send(commands[index] ?? '', url, token);
      const { authorization = '' } = request.headers;
      expect(request).toMatchObject({
        method: 'POST',
        path: new URL(url).pathname,
        body: '{"a":12,"b":3}',
      });
      expect(request.headers.host).toBe(new URL(url).host);
      expect(request.headers['content-type']).toBe('application/json');
      expect(request.headers['x-amz-security-token']).toBe(token);
      expect(authorization).toMatch(
        new RegExp(`Credential=AKIDEXAMPLE/\\d{8}/eu-west-1/${service}/aws4_request`),
      );
      expect(authorization).toContain(`Signature=${signatureOf(request, 'secret')}`);
      expect(authorization).not.toContain(signatureOf(request, 'another secret'));
    }
  });
});
