import { defaultStackName, type FrontDoor } from '@multiply/infra';
import type { HttpAnswer, HttpRequest } from '../harness/send-request.ts';
import { infraFolder } from '../targets/workspace.ts';

/** The app that both sequences deploy, and the request whose good answer ends them. */
export interface BenchedApp {
  readonly app: { readonly folder: string; readonly context: Readonly<Record<string, string>> };
  readonly stack: string;
  readonly request: HttpRequest;
  readonly isGood: (answer: HttpAnswer) => boolean;
}

export function benchedApp(frontDoor: FrontDoor): BenchedApp {
  return {
    app: { folder: infraFolder, context: { api: frontDoor } },
    stack: defaultStackName(frontDoor),
    request: { method: 'POST', path: '/', body: '{"a":12,"b":3}' },
    isGood: ({ body }) => body.toString() === '{"result":36}',
  };
}
