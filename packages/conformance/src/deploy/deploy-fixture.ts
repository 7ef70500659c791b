import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doors as allDoors, type Door } from '../cases/case.ts';
import type { Addresses } from '../run/address.ts';
import { outputAddress } from './output-address.ts';
import { runCdklocal } from './run-cdklocal.ts';

const ASSEMBLY = fileURLToPath(new URL('../../fixture/assembly', import.meta.url));
const STACK = 'front-door-conformance-';

export interface DeployOptions {
  /** All by default. */
  readonly doors?: readonly Door[];
  readonly signal?: AbortSignal | undefined;
}

/** The fixture on an emulator. Disposing of it removes its stacks. */
export interface DeployedFixture extends AsyncDisposable {
  readonly addresses: Addresses;
}

/**
 * Deploys the synthesised fixture with cdklocal to the CloudFormation of an emulator, a stack for each
 * door. Needs `aws-cdk` and `aws-cdk-local`.
 *
 * @throws Error with the end of cdklocal's output if it fails.
 */
export async function deployFixture(
  endpoint: string,
  { doors = allDoors, signal }: DeployOptions = {},
): Promise<DeployedFixture> {
  requireLoopback(endpoint);
  const cwd = await mkdtemp(join(tmpdir(), 'front-door-conformance-'));
  const stacks = doors.map((door) => `${STACK}${door}`);
  const cli = { endpoint, cwd, signal };
  // The CDK's command line writes a lock into the assembly, which can be read-only where it is installed.
  const assembly = join(cwd, 'assembly');
  await cp(ASSEMBLY, assembly, { recursive: true });
  const fixed = ['--app', assembly, '--output', cwd, '--no-notices', '--ci'];
  const remove = async () => {
    try {
      await runCdklocal(['destroy', ...stacks, '--force', ...fixed], { endpoint, cwd });
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  };
  try {
    const outputs = join(cwd, 'outputs.json');
    const parameters = stacks.flatMap((stack) => [
      '--parameters',
      `${stack}:Architecture=${process.arch === 'arm64' ? 'arm64' : 'x86_64'}`,
    ]);
    await runCdklocal(
      [
        ...['deploy', ...stacks, ...fixed, ...parameters],
        ...['--require-approval', 'never', '--method', 'direct', '--concurrency', '4'],
        ...['--outputs-file', outputs],
      ],
      cli,
    );
    const written = JSON.parse(await readFile(outputs, 'utf8'));
    return { addresses: addressesIn(written, doors, endpoint), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
}

function addressesIn(
  outputs: Record<string, Record<string, string>>,
  doors: readonly Door[],
  endpoint: string,
): Addresses {
  return Object.fromEntries(
    doors.map((door) => [
      door,
      Object.fromEntries(
        Object.entries(outputs[`${STACK}${door}`] ?? {}).flatMap(([name, url]) => {
          const address = outputAddress(endpoint, url);
          return address === undefined ? [] : [[name.toLowerCase(), address]];
        }),
      ),
    ]),
  );
}

/** Stacks are deployed to emulators on this machine or in its private network, never to AWS. */
/** @throws Error unless the endpoint is on this machine or in its private network. */
export function requireLoopback(endpoint: string): void {
  const { hostname } = new URL(endpoint);
  if (/^(127\.|localhost$|\[::1\]$|.*\.localhost$)/.test(hostname)) return;
  // Inside a container the emulator is often at an address of a private network.
  if (/^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.)/.test(hostname)) return;
  if (/^[\w-]+$/.test(hostname)) return;
  throw new Error(
    `Expected the endpoint of an emulator on this machine or in its private network, got ${hostname}`,
  );
}
