import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Emulator,
  type RunStep,
  type StackOutputs,
  startEmulator,
} from 'cdk-emulator-harness';
import { infraFolder } from '../targets/emulators.ts';
import type { BenchedApp } from './benched-app.ts';

const run = promisify(execFile);

/** What the tools' own documentation suggests: start the container, `cdklocal bootstrap`, `cdklocal deploy`, call. */
export async function naiveSequence(
  emulator: Emulator,
  { app, answer }: BenchedApp,
  signal: AbortSignal,
  step: RunStep,
): Promise<AsyncDisposable> {
  await using cleanup = new AsyncDisposableStack();
  const { endpoint, title } = cleanup.use(await startEmulator(emulator, { signal, step }));
  const folder = await mkdtemp(join(tmpdir(), 'naive-'));
  cleanup.defer(() => rm(folder, { recursive: true }));
  const cli = createRequire(join(infraFolder, 'package.json')).resolve(
    'aws-cdk-local/bin/cdklocal',
  );
  const cdklocal = (args: readonly string[], cwd: string) =>
    step(title, `cdklocal ${args[0]}`, () =>
      run(process.execPath, [cli, '--no-notices', ...args], {
        cwd,
        signal,
        env: {
          ...process.env,
          AWS_ENDPOINT_URL: endpoint,
          AWS_ENDPOINT_URL_S3: endpoint,
          CDK_DISABLE_CLI_TELEMETRY: 'true',
        },
      }),
    );

  // In a folder without cdk.json, because bootstrapping does not need the app.
  await cdklocal(['bootstrap', 'aws://000000000000/us-east-1'], folder);
  const outputsFile = join(folder, 'outputs.json');
  await cdklocal(
    [
      ...['deploy', '--all', '--require-approval', 'never'],
      ...['--output', join(folder, 'cdk.out'), '--outputs-file', outputsFile],
      ...Object.entries(app.context).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    app.folder,
  );
  // Written by the CLI.
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as StackOutputs;
  await step(title, 'first answer', () => answer(endpoint, outputs, signal));
  return cleanup.move();
}
