import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { checkHttpApiSupport, outputs, parseFrontDoor } from '../src/index.ts';
import { checkVariant, emulatorAnswers } from './check-variant.ts';
import { infraFolder } from './run-app.ts';
import { describeVariant, type Variant, variants } from './variants.ts';

const USAGE = `Usage: pnpm --filter @multiply/infra run deploy:variants --endpoint URL

Deploys every variant of the stack to the LocalStack or MiniStack at URL, which must be on this machine,
calls it, and destroys it again. Needs curl 7.75 or later, which can sign requests.`;

const run = promisify(execFile);

/** Runs cdklocal against `endpoint`, without anything that it could take from the user. */
async function cdklocal(endpoint: string, ...options: string[]): Promise<void> {
  const { PATH, HOME } = process.env;
  const environment = {
    PATH,
    HOME,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    NO_PROXY: '127.0.0.1',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // aws-cdk-lib's check of the template takes half of the time (measured, 2.276.0).
    CDK_VALIDATION: 'false',
  };
  try {
    await run('node_modules/.bin/cdklocal', options, {
      cwd: infraFolder,
      env: environment,
      timeout: 300_000,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    const printed = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`Expected cdklocal ${options[0]} to succeed, got:\n${printed}`, {
      cause: error,
    });
  }
}

async function deployAndCheck(
  variant: Variant,
  stack: string,
  emulator: 'localstack' | 'ministack',
  endpoint: string,
  folder: string,
): Promise<void> {
  const output = join(folder, stack);
  const context = Object.entries({ ...variant, stack }).flatMap(([name, value]) => [
    '--context',
    `${name}=${value}`,
  ]);
  const outputsFile = join(folder, `${stack}.json`);
  await cdklocal(
    endpoint,
    ...['deploy', '--method=direct', '--require-approval', 'never'],
    ...['--output', output, '--outputs-file', outputsFile, ...context],
  );
  try {
    const found: Record<string, string> = JSON.parse(await readFile(outputsFile, 'utf8'))[stack];
    const frontDoor = parseFrontDoor(found[outputs.frontDoor]);
    const apiId = found[outputs.apiId];
    if (emulator === 'ministack' && apiId && frontDoor === 'http' && variant.cors)
      await repairCors(endpoint, apiId);
    const { host } = new URL(endpoint);
    await checkVariant(
      {
        variant,
        frontDoor,
        url: apiId
          ? `${endpoint}/_aws/execute-api/${apiId}/${encodeURIComponent(found[outputs.stage] ?? '')}/`
          : (found[outputs.url] ?? '').replace('https:', 'http:'),
        // A function URL is found by its host, which no DNS server need know.
        route: ['--noproxy', '*', '--connect-to', `::${host}`],
      },
      emulatorAnswers[emulator],
    );
  } finally {
    await cdklocal(endpoint, 'destroy', '--force', '--app', output, '--all');
  }
}

/**
 * MiniStack 1.5.33 stores an HTTP API's CORS configuration from CloudFormation under `AllowOrigins` and
 * so on, and answers preflights from `allowOrigins`. This stores the deployed one again, through API
 * Gateway's own API.
 */
async function repairCors(endpoint: string, apiId: string): Promise<void> {
  const url = `${endpoint}/v2/apis/${apiId}`;
  // MiniStack picks the service by the credential's scope.
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request';
  const stored = await fetch(url, { headers: { authorization } });
  const { corsConfiguration } = (await stored.json()) as {
    corsConfiguration: Record<string, unknown>;
  };
  const repaired = Object.entries(corsConfiguration).map(([name, value]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    value,
  ]);
  await fetch(url, {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ corsConfiguration: Object.fromEntries(repaired) }),
  });
}

async function deployVariants(endpoint: string): Promise<number> {
  const httpProblem = await checkHttpApiSupport(endpoint);
  const { ok } = await fetch(`${endpoint}/_ministack/health`);
  const emulator = ok ? 'ministack' : 'localstack';
  const folder = await mkdtemp(join(tmpdir(), 'deploy-variants-'));
  let passed = 0;
  let failed = 0;
  try {
    await cdklocal(endpoint, 'bootstrap', 'aws://000000000000/us-east-1');
    for (const [index, variant] of variants.entries()) {
      const name = describeVariant(variant);
      if (variant.api === 'http' && httpProblem) {
        console.log(`none ${name}: this emulator has no HTTP APIs`);
        continue;
      }
      const started = Date.now();
      try {
        await deployAndCheck(variant, `variant-${index}`, emulator, endpoint, folder);
        passed += 1;
        console.log(`ok   ${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
      } catch (error) {
        failed += 1;
        console.log(`FAIL ${name}\n${error instanceof Error ? error.message : error}`);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  console.log(`\n${emulator}: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** @throws Error unless `endpoint` is an address of this machine. */
function parseEndpoint(endpoint: string | undefined): string {
  const url = URL.parse(endpoint ?? '');
  if (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
    return url.origin;
  throw new Error(`Expected --endpoint to be a URL such as http://127.0.0.1:4566, got ${endpoint}`);
}

const { values } = parseArgs({
  options: { endpoint: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(USAGE);
else process.exitCode = await deployVariants(parseEndpoint(values.endpoint));
