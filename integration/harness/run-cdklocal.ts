import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const LAST_LINES = 20;

export interface CdklocalOptions {
  /** The CDK app's folder: it has a cdk.json, and aws-cdk-local and aws-cdk among its packages. */
  readonly folder: string;
  /** Where the CLI runs; the app's folder by default. */
  readonly workingFolder?: string;
  readonly endpoint: string;
  /** Ends the CLI and the programs that it started. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `cdklocal` in a CDK app's folder against an emulator and returns what it printed.
 *
 * Nothing of the user's AWS settings reaches it: no variable, profile, credential or instance role.
 *
 * @throws Error with the last lines it printed when it ends with anything but 0.
 */
export async function runCdklocal(
  args: readonly string[],
  { folder, workingFolder = folder, endpoint, signal }: CdklocalOptions,
): Promise<string> {
  signal?.throwIfAborted();
  const cli = createRequire(join(folder, 'package.json')).resolve('aws-cdk-local/bin/cdklocal');
  // Its own process group: cdklocal blocks in spawnSync, so a signal to it alone orphans the CDK.
  // Without notices it asks no host but the emulator.
  const child = spawn(process.execPath, [cli, '--no-notices', ...args], {
    cwd: workingFolder,
    detached: true,
    env: environment(endpoint),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);

  const abort = () => {
    if (child.pid !== undefined) killGroup(child.pid);
  };
  signal?.addEventListener('abort', abort);
  try {
    const exit = await new Promise<string>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, killedBy) => resolve(killedBy ?? String(code)));
    });
    signal?.throwIfAborted();
    if (exit !== '0') {
      const lines = output.trimEnd().split('\n').slice(-LAST_LINES).join('\n  ');
      throw new Error(
        `Expected \`cdklocal ${args.join(' ')}\` to succeed, got ${exit}:\n  ${lines}`,
      );
    }
    return output;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function environment(endpoint: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(inherited),
    // The CLI and the app start `node`, which must be this one.
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    // Set as well, S3 is addressed by path and needs no DNS.
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ENVAR_ALLOWLIST: Object.keys(ISOLATION).join(','),
    ...ISOLATION,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_COLOR: '1',
  };
}

const ISOLATION = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_REGION: 'us-east-1',
};

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // It has ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
