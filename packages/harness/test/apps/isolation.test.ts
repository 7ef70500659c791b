import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startRecordingProxy } from '@multiply/test-kit';
import { expect, it } from 'vitest';
import { ministack, startEmulator } from '../../src/index.ts';
import { startRecordingForwarder } from '../recording-forwarder.ts';

const script = fileURLToPath(new URL('isolated-deploy.ts', import.meta.url));
const store = fileURLToPath(new URL('../../../../node_modules/.pnpm', import.meta.url));

// No value of an emulator or of the harness contains it.
const MARK = 'hostile';
const MARKED = new RegExp(`.{0,40}${MARK}.{0,40}`, 'g');

/** Every AWS_* and CDK_* variable that the CDK CLI, cdklocal and the AWS SDK contain the name of. */
function listSettings(): readonly string[] {
  const files = globSync(
    [
      '{aws-cdk,aws-cdk-local}@*/node_modules/{aws-cdk,aws-cdk-local}/{bin,lib,src}/**/*.js',
      '@{aws-sdk,smithy}+*/node_modules/@{aws-sdk,smithy}/*/dist-cjs/**/*.js',
    ].map((pattern) => join(store, pattern)),
  );
  const names = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/\b(AWS|CDK)_[A-Z][A-Z0-9_]*[A-Z0-9]\b/g) ?? [],
  );
  // Made of a service's name, so found nowhere.
  const services = ['CLOUDFORMATION', 'ECR', 'IAM', 'LAMBDA', 'S3', 'SSM', 'STS'];
  return [...new Set([...names, ...services.map((service) => `AWS_ENDPOINT_URL_${service}`)])];
}

async function makeHome(home: string, proxy: string): Promise<void> {
  await mkdir(join(home, '.aws'));
  const keys = `aws_access_key_id = AKIA${MARK}\naws_secret_access_key = ${MARK}-secret\n`;
  await writeFile(join(home, '.aws', 'credentials'), `[default]\n${keys}[${MARK}]\n${keys}`);
  const config = `region = ${MARK}-1\nuse_fips_endpoint = true\nendpoint_url = ${proxy}\n`;
  await writeFile(join(home, '.aws', 'config'), `[default]\n${config}[profile ${MARK}]\n${config}`);
  const cdkJson = { proxy, context: { [MARK]: true }, app: 'false', toolkitStackName: MARK };
  await writeFile(join(home, '.cdk.json'), JSON.stringify(cdkJson));
}

/** The files and their contents, but for aws-cdk-lib's cache of the fingerprints of assets. */
async function readHome(home: string): Promise<readonly string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return paths
    .filter((path) => !path.includes('/.cdk/cache/'))
    .map((path) => `${path}: ${readFileSync(path, 'utf8')}`);
}

it('lets no setting, credential or proxy of the user change or see anything', {
  timeout: 300_000,
}, async () => {
  await using emulator = await startEmulator(ministack());
  await using proxy = await startRecordingProxy();
  const forwarder = await startRecordingForwarder(emulator.endpoint);
  const deploy = async (environment: Readonly<Record<string, string>>) => {
    const { PATH = '' } = process.env;
    const options = { env: { PATH, TMPDIR: tmpdir(), ...environment } };
    const running = promisify(execFile)(process.execPath, [script, forwarder.origin], options);
    return JSON.parse((await running).stdout);
  };
  const clean = await deploy({});
  await emulator.reset();

  const home = await mkdtemp(join(tmpdir(), 'home-'));
  try {
    const { HTTP_PROXY = '', ...proxies } = proxy.environment('');
    await makeHome(home, HTTP_PROXY);
    const files = await readHome(home);
    const names = listSettings();
    expect(names).toEqual(
      expect.arrayContaining(['AWS_PROFILE', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', 'CDK_HOME']),
    );
    expect(names.length).toBeGreaterThan(100);
    const settings = names.map((name) => {
      const isAddress = /ENDPOINT|PROXY|_UR[IL]$/.test(name);
      return [name, isAddress ? HTTP_PROXY : `${MARK}-${name}`];
    });
    const user = {
      ...Object.fromEntries(settings),
      ...proxies,
      HOME: home,
      HTTP_PROXY,
      http_proxy: HTTP_PROXY,
      https_proxy: HTTP_PROXY,
      ALL_PROXY: HTTP_PROXY,
      all_proxy: HTTP_PROXY,
    };
    expect(await deploy(user)).toEqual(clean);
    expect(clean).toMatchObject({ changed: true });
    expect(proxy.requests).toEqual([]);
    const seen = forwarder.requests.flatMap((request) => request.match(MARKED) ?? []);
    expect(new Set(seen), 'what of it the emulator sees').toEqual(new Set());
    expect(await readHome(home)).toEqual(files);
  } finally {
    await rm(home, { recursive: true });
  }
});
