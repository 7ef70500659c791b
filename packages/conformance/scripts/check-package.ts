// Installs the tarball with npm in an empty folder and runs it there against a MiniStack from pip: by
// --cloudformation, by the addresses of its HTTP API, REST API and function URL, and by replaying a
// recording, each with all four formats. The run by addresses takes the first run's recording as --facts, so
// it must find what the first one found. Needs npm, python3 with venv, and the registries. Ends with 1 if a
// run does, so the list of MiniStack's known differences must be true.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const MINISTACK = 'ministack==1.5.33';
const CDK = ['aws-cdk@2.1148.1', 'aws-cdk-local@3.0.4'];
const STARTUP_MS = 60_000;
const FORMATS = ['json', 'junit', 'markdown', 'html'];

const folder = mkdtempSync(join(tmpdir(), 'front-door-conformance-'));
let ministack: ChildProcess | undefined;
try {
  await check();
  console.log('The package runs where nothing else is installed.');
} finally {
  if (ministack?.exitCode === null && ministack.signalCode === null) {
    const ended = once(ministack, 'exit');
    ministack.kill();
    await ended;
  }
  rmSync(folder, { recursive: true });
}

async function check(): Promise<void> {
  run('pnpm', ['pack', '--pack-destination', folder], PACKAGE);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `./${tarball}`, ...CDK]);
  run('python3', ['-m', 'venv', 'venv']);
  run('venv/bin/pip', ['install', '--quiet', MINISTACK]);

  const endpoint = await startMinistack();
  const known = 'node_modules/front-door-conformance/known/ministack.json';
  const judging = ['--known', known, '--name', 'MiniStack', '--target-version', '1.5.33'];
  conform('cloudformation', ['--cloudformation', endpoint, ...judging]);
  const facts = ['--facts', 'cloudformation.json'];
  conform('addresses', [...deployFixture(endpoint), ...judging, ...facts]);
  const { results } = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8'));
  const open = results.filter(({ verdict }: { verdict: string }) => verdict === 'not-settled');
  if (open.length > 0) throw new Error(`Expected the recording to settle all, got ${open.length}`);
  conform('replay', ['--replay', 'cloudformation.json', '--known', known, ...facts]);
}

/** Deploys three of the fixture's stacks as their users do and returns where they answer. */
function deployFixture(endpoint: string): readonly string[] {
  const assembly = 'node_modules/front-door-conformance/fixture/assembly';
  const stacks = ['http2', 'rest', 'url'].map((door) => `front-door-conformance-${door}`);
  const options = ['--app', assembly, '--outputs-file', 'outputs.json'];
  run('npx', ['cdklocal', 'deploy', ...stacks, ...options, '--require-approval', 'never'], folder, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  });
  const outputs = JSON.parse(readFileSync(join(folder, 'outputs.json'), 'utf8'));
  const [http2, rest, url] = stacks.map((stack) => outputs[stack]);
  const api = (output: string, stage: string) =>
    `${endpoint}/_aws/execute-api/${new URL(output).hostname.split('.')[0]}/${stage}`;
  const functionUrl = (output: string) => `http://${new URL(output).host}`;
  return [
    ...['--http', api(http2.Open, '$default'), '--http-routed', api(http2.Routed, '$default')],
    ...['--rest', api(rest.Open, 'prod'), '--rest-routed', api(rest.Routed, 'prod')],
    ...['--rest-binary', api(rest.Binary, 'prod'), '--connect-to', new URL(endpoint).host],
    ...['--url', functionUrl(url.Open), '--url-stream', functionUrl(url.Stream)],
    ...['--url-plain', functionUrl(url.Plain)],
  ];
}

/** Runs the suite, which must end with 0, and reads what it has written. */
function conform(name: string, args: readonly string[]): void {
  const formats = FORMATS.flatMap((format) => [`--${format}`, `${name}.${format}`]);
  run('npx', ['front-door-conformance', ...args, ...formats]);
  for (const format of FORMATS) {
    const text = readFileSync(join(folder, `${name}.${format}`), 'utf8');
    if (!text.includes('http2/response/object')) {
      throw new Error(`Expected ${name}.${format} to have every case, got ${text.slice(0, 200)}`);
    }
  }
}

async function startMinistack(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  const cwd = join(folder, 'ministack');
  mkdirSync(cwd);
  ministack = spawn(join(folder, 'venv/bin/ministack'), {
    cwd,
    // It leaves its functions' code in the temporary folder.
    env: { ...process.env, GATEWAY_PORT: String(port), TMPDIR: cwd },
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + STARTUP_MS;
  while (performance.now() < deadline) {
    const health = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (health?.ok) return endpoint;
    await sleep(200);
  }
  throw new Error(`Expected MiniStack to be ready within ${STARTUP_MS} ms`);
}

function run(
  command: string,
  args: readonly string[],
  cwd = folder,
  env: Readonly<Record<string, string>> = {},
): void {
  console.log(`$ ${command} ${args.join(' ')}`);
  // pnpm's scripts make this project's packages visible everywhere.
  execFileSync(command, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, NODE_PATH: '', ...env },
  });
}
