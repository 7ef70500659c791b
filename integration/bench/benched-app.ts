import { defaultStackName, type FrontDoor, outputs as outputNames } from '@multiply/infra';
import { awaitAnswer, emulatedAddress, type StackOutputs } from 'cdk-emulator-harness';
import { infraFolder } from '../targets/emulators.ts';

/** The app that all sequences deploy. */
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
