import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from './measure-function.ts';

const run = promisify(execFile);

const IMAGE = 'public.ecr.aws/lambda/nodejs:24';
const PORT = 9001;

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html: one vCPU at 1,769 MB
const MEGABYTES_PER_CPU = 1_769;

/** What a function of so much memory did, and the most memory its runtime had at one time. */
export interface MeasuredFunction extends Measured {
  readonly memoryMb: number;
  readonly cpus: number;
  readonly peakResidentMb: number;
  readonly logLines: readonly string[];
}

/**
 * Runs the bundle in AWS's runtime image with the memory and the share of a processor that Lambda
 * gives a function of `memoryMb`, and measures it. Two containers share a network that has loopback
 * only: the function, and beside it, unlimited, what invokes it. Both are removed, whatever happens.
 *
 * @throws Error when the function fails, as it does when it needs more memory.
 */
export async function measureInContainer(
  memoryMb: number,
  signal: AbortSignal,
): Promise<MeasuredFunction> {
  const invoker = `multiply-bench-${randomBytes(4).toString('hex')}`;
  const name = `${invoker}-function`;
  const cpus = Number((memoryMb / MEGABYTES_PER_CPU).toFixed(3));
  try {
    await startInvoker(invoker);
    await readLine([invoker], 1, 50, signal);
    await startFunction(name, invoker, memoryMb, cpus);
    // Seldom, for asking costs the processor time that is measured.
    const measured: Measured = JSON.parse(await readLine([invoker, name], 2, 1_000, signal));
    const status = await docker(['exec', name, 'cat', '/proc/1/status']);
    const peakResidentMb = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    const logLines = (await docker(['logs', name])).trim().split('\n');
    return { ...measured, memoryMb, cpus, peakResidentMb, logLines };
  } finally {
    await docker(['rm', '--force', '--volumes', name, invoker]);
  }
}

async function startInvoker(name: string): Promise<void> {
  await docker([
    ...['run', '--detach', '--name', name, '--network', 'none', '--env', `PORT=${PORT}`],
    ...['--volume', `${toPath('.')}:/bench:ro`],
    ...['--entrypoint', '/var/lang/bin/node', IMAGE, '/bench/measure-function.ts'],
  ]);
}

async function startFunction(
  name: string,
  invoker: string,
  memoryMb: number,
  cpus: number,
): Promise<void> {
  await docker([
    ...['run', '--detach', '--name', name, '--network', `container:${invoker}`],
    ...['--memory', `${memoryMb}m`, '--memory-swap', `${memoryMb}m`, '--cpus', String(cpus)],
    ...environment(memoryMb).flatMap((variable) => ['--env', variable]),
    ...['--volume', `${toPath('../../dist')}:/var/task:ro`],
    ...['--entrypoint', '/var/runtime/bootstrap', IMAGE],
  ]);
}

/** The given line of what the first container writes, unless one of them ends before. */
async function readLine(
  containers: readonly [string, ...string[]],
  number: number,
  everyMs: number,
  signal: AbortSignal,
): Promise<string> {
  const format = '{{.Name}} running={{.State.Running}} killed={{.State.OOMKilled}}';
  for (;;) {
    const lines = (await docker(['logs', containers[0]])).split('\n');
    if (lines.length > number) return lines[number - 1] ?? '';
    const states = await docker(['inspect', '--format', format, ...containers]);
    if (states.includes('running=false')) {
      const logs = await Promise.all(containers.map(readLog));
      throw new Error(`Expected all to run, got\n${states}${logs.join('')}`);
    }
    await setTimeout(everyMs, undefined, { signal });
  }
}

// What Lambda sets, and how its own bootstrap divides the memory for V8.
function environment(memoryMb: number): string[] {
  const newSpace = Math.floor(memoryMb / 10);
  return [
    '_HANDLER=index.handler',
    `AWS_LAMBDA_RUNTIME_API=127.0.0.1:${PORT}`,
    'AWS_LAMBDA_FUNCTION_NAME=bench',
    'AWS_LAMBDA_FUNCTION_VERSION=$LATEST',
    `AWS_LAMBDA_FUNCTION_MEMORY_SIZE=${memoryMb}`,
    'AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/bench',
    'AWS_LAMBDA_LOG_STREAM_NAME=bench',
    'AWS_LAMBDA_LOG_FORMAT=JSON',
    'AWS_LAMBDA_LOG_LEVEL=INFO',
    `NODE_OPTIONS=--max-semi-space-size=${Math.floor(newSpace / 2)} --max-old-space-size=${memoryMb - newSpace}`,
  ];
}

function toPath(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** The end of a container's log, errors included. */
async function readLog(name: string): Promise<string> {
  const { stdout, stderr } = await run('docker', ['logs', '--tail', '10', name]);
  return stdout + stderr;
}

async function docker(args: readonly string[]): Promise<string> {
  return (await run('docker', args)).stdout;
}
