import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { defaultStackName, type FrontDoor, outputs as outputNames } from '@multiply/infra';
import {
  awaitAnswer,
  clientConfig,
  emulatedAddress,
  type StackOutputs,
} from 'cdk-emulator-harness';
import { invokeFunction } from '../apps/check-app.ts';
import { installApp } from '../apps/install-app.ts';
import type { FunctionCall, RealApp } from '../apps/real-app.ts';
import { infraFolder } from '../targets/emulators.ts';

/** The app that both sequences deploy. */
export interface BenchedApp extends AsyncDisposable {
  readonly title: string;
  readonly app: { readonly folder: string; readonly context: Readonly<Record<string, string>> };
  /** Resolves with its first good answer, which ends a sequence. */
  answer(endpoint: string, outputs: StackOutputs, signal: AbortSignal): Promise<unknown>;
}

/** This project's own app behind a front door. */
export function ownApp(frontDoor: FrontDoor): BenchedApp {
  return {
    title: frontDoor,
    app: { folder: infraFolder, context: { api: frontDoor } },
    answer: (endpoint, outputs, signal) =>
      awaitAnswer(
        emulatedAddress(endpoint, outputs[defaultStackName(frontDoor)]?.[outputNames.url] ?? ''),
        { method: 'POST', path: '/', body: '{"a":12,"b":3}' },
        { isGood: ({ body }) => body.toString() === '{"result":36}', timeoutMs: 30_000, signal },
      ),
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A public app that answers when its function is invoked. */
export async function publicApp(
  app: RealApp,
  title: string,
  call: FunctionCall,
  signal: AbortSignal,
): Promise<BenchedApp> {
  await using cleanup = new AsyncDisposableStack();
  const workFolder = await mkdtemp(join(tmpdir(), 'benched-app-'));
  cleanup.defer(() => rm(workFolder, { recursive: true, force: true, maxRetries: 5 }));
  const { folder } = await installApp(app, workFolder, signal);
  const installed = cleanup.move();
  return {
    title,
    app: { folder, context: {} },
    answer: async (endpoint) => {
      const config = clientConfig(endpoint);
      // The CLI's file of outputs leaves out stacks that have none.
      const { Stacks = [] } = await new CloudFormationClient(config).send(
        new DescribeStacksCommand({}),
      );
      const outputs = Object.fromEntries(Stacks.map(({ StackName = '' }) => [StackName, {}]));
      return await invokeFunction({ clientConfig: config, outputs }, call);
    },
    [Symbol.asyncDispose]: () => installed.disposeAsync(),
  };
}
