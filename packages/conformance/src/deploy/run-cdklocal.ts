import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LAST_CHARACTERS = 4000;
const INSTALL = 'npm install --save-dev --save-exact aws-cdk@2.1148.1 aws-cdk-local@3.0.4';

export interface CdklocalOptions {
  /** Such as `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs cdklocal, which is found from the working folder or next to this package.
 *
 * @throws Error with the end of its output if it fails, or with what to install if it is absent.
 */
export async function runCdklocal(
  args: readonly string[],
  { endpoint, cwd, signal }: CdklocalOptions,
): Promise<void> {
  const script = findCdklocal();
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: environmentFor(endpoint, script),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    });
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  const end = output.join('').trim().slice(-LAST_CHARACTERS);
  throw new Error(`Expected cdklocal ${args[0]} to succeed, got exit code ${code}:\n${end}`);
}

function findCdklocal(): string {
  for (const from of [pathToFileURL(join(process.cwd(), 'x.js')), import.meta.url]) {
    try {
      const require = createRequire(from);
      require.resolve('aws-cdk/package.json');
      return join(dirname(require.resolve('aws-cdk-local/package.json')), 'bin/cdklocal');
    } catch {
      // The next place.
    }
  }
  throw new Error(`Expected aws-cdk and aws-cdk-local to be installed. Try: ${INSTALL}`);
}

/** Nothing of the user's AWS settings, and no proxy, can send the deployment anywhere else. */
function environmentFor(endpoint: string, script: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS|CDK)_/i.test(name) && !/_proxy$/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    // cdklocal loads aws-cdk from here.
    NODE_PATH: dirname(dirname(dirname(script))),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_PROXY: new URL(endpoint).hostname,
  };
}
