import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientConfig } from 'cdk-emulator-harness';
import { invokeFunction } from '../apps/check-app.ts';
import { installApp } from '../apps/install-app.ts';
import { appName, type RealApp } from '../apps/real-app.ts';
import type { BenchedApp } from './benched-app.ts';

/** Two queues with a bundled function each, a topic, ts-node; it answers on both emulators. */
export const benchedApp: RealApp = {
  repository: 'bobbyhadz/aws-cdk-sqs-sns-lambda',
  commit: '596f4451e0d345094953b8a7586293e5d8645bd4',
  has: 'SNS, SQS, two NodejsFunctions, ts-node',
  check: [],
};
const STACK = 'cdk-stack';
const CALL = {
  invoke: 'mylambda',
  payload: JSON.stringify({ Records: [{ body: '{"Subject":"a","Message":"b"}' }] }),
} as const;

/** A public app, and how one of its functions is changed. */
export interface PublicApp extends BenchedApp {
  readonly stack: string;
  readonly functionName: string;
  /** Changes the source of the function. Returns the status with which it then answers. */
  edit(): Promise<number>;
  /** Writes other code for the function to a folder. Returns the status with which it answers. */
  writeReplacement(codeFolder: string): Promise<number>;
  /** @throws Error if the function answers with another status. */
  expectStatus(endpoint: string, status: number): Promise<void>;
}

/** Fetches and installs the app outside the workspace. */
export async function installPublicApp(signal: AbortSignal): Promise<PublicApp> {
  await using cleanup = new AsyncDisposableStack();
  const workFolder = await mkdtemp(join(tmpdir(), 'benched-app-'));
  cleanup.defer(() => rm(workFolder, { recursive: true, force: true, maxRetries: 5 }));
  const { folder } = await installApp(benchedApp, workFolder, signal);
  const source = join(folder, 'src', 'my-lambda', 'index.ts');
  let inSource = 200;
  const expectStatus = (endpoint: string, status: number) =>
    invokeFunction(
      { clientConfig: clientConfig(endpoint), outputs: { [STACK]: {} } },
      { ...CALL, answers: new RegExp(`"statusCode":\\s*${status}\\b`) },
    );
  const installed = cleanup.move();
  return {
    title: appName(benchedApp),
    app: { folder, context: {} },
    stack: STACK,
    functionName: CALL.invoke,
    answer: (endpoint) => expectStatus(endpoint, inSource),
    edit: async () => {
      const before = `statusCode: ${inSource}`;
      const text = await readFile(source, 'utf8');
      if (!text.includes(before)) throw new Error(`Expected ${source} to contain ${before}`);
      inSource += 1;
      await writeFile(source, text.replace(before, `statusCode: ${inSource}`));
      return inSource;
    },
    writeReplacement: async (codeFolder) => {
      const status = 299;
      const code = `exports.main = async () => ({ statusCode: ${status} });\n`;
      await writeFile(join(codeFolder, 'index.js'), code);
      return status;
    },
    expectStatus,
    [Symbol.asyncDispose]: () => installed.disposeAsync(),
  };
}
