import { defaultStackName, type FrontDoor, outputs as outputNames } from '@multiply/infra';
import type { HttpAnswer, HttpRequest } from 'cdk-emulator-harness';
import { infraFolder } from '../targets/emulators.ts';

/** The app that both sequences deploy, and the request whose good answer ends them. */
export interface BenchedApp {
  readonly app: { readonly folder: string; readonly context: Readonly<Record<string, string>> };
  readonly stack: string;
  /** The name of the output with the app's URL. */
  readonly output: string;
  readonly request: HttpRequest;
  readonly isGood: (answer: HttpAnswer) => boolean;
}

export function benchedApp(frontDoor: FrontDoor): BenchedApp {
  return {
    app: { folder: infraFolder, context: { api: frontDoor } },
    stack: defaultStackName(frontDoor),
    output: outputNames.url,
    request: { method: 'POST', path: '/', body: '{"a":12,"b":3}' },
    isGood: ({ body }) => body.toString() === '{"result":36}',
  };
}
