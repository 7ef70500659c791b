import type { FunctionUrl } from '../src/function-url/function-url.ts';
import { createFunctionUrlDoor } from '../src/function-url/function-url-door.ts';
import { type HttpApi, httpApiOf } from '../src/http-api/http-api.ts';
import { createHttpApiDoor } from '../src/http-api/http-api-door.ts';
import { type RestApi, restApiOf } from '../src/rest-api/rest-api.ts';
import { createRestApiDoor } from '../src/rest-api/rest-api-door.ts';
import type { Invocation, InvokeOptions } from '../src/runtime/invocation.ts';
import type { RunningFunction } from '../src/runtime/running-function.ts';
import type { DoorFunctions } from '../src/server/door-functions.ts';
import type { FrontDoor } from '../src/server/front-door.ts';
import { listen } from '../src/server/listen.ts';

/** A front door on a real socket, and what it reported. */
export interface ServedDoor extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly reports: readonly Error[];
}

/** What stands behind a door: a handler, or what an invocation ends with. */
export type Behind =
  | ((event: never) => unknown)
  | { readonly invoke: (event: unknown, options?: InvokeOptions) => Promise<Invocation> };

/** A function that returns this text, which need not be JSON. */
export function returning(payload: string): Behind {
  return { invoke: async () => ({ outcome: 'returned', payload }) };
}

export function serveHttpApi(behind: Behind, api: Partial<HttpApi> = {}): Promise<ServedDoor> {
  return serve(behind, (functions) => createHttpApiDoor({ ...httpApiOf('f'), ...api }, functions));
}

/** Without binary media types, as an API has it unless it says otherwise. */
export function serveRestApi(behind: Behind, api: Partial<RestApi> = {}): Promise<ServedDoor> {
  const defaults = { ...restApiOf('f'), binaryMediaTypes: [] };
  return serve(behind, (functions) => createRestApiDoor({ ...defaults, ...api }, functions));
}

export function serveFunctionUrl(
  behind: Behind,
  url: Partial<FunctionUrl> = {},
): Promise<ServedDoor> {
  const defaults = {
    id: 'url',
    target: { kind: 'function', functionName: 'f' },
    invokeMode: 'BUFFERED',
  } as const;
  return serve(behind, (functions) => createFunctionUrlDoor({ ...defaults, ...url }, functions));
}

async function serve(
  behind: Behind,
  create: (functions: DoorFunctions) => FrontDoor,
): Promise<ServedDoor> {
  const reports: Error[] = [];
  const running = toRunningFunction(behind);
  const door = create({ find: () => running, report: (error) => reports.push(error) });
  const { port, url, close } = await listen(door);
  return { port, url, reports, [Symbol.asyncDispose]: close };
}

function toRunningFunction(behind: Behind): RunningFunction {
  const invoke = 'invoke' in behind ? behind.invoke : invokeHandler(behind);
  return { invoke, warmUp: async () => {}, [Symbol.asyncDispose]: async () => {} };
}

function invokeHandler(handler: (event: never) => unknown) {
  return async (event: unknown): Promise<Invocation> => {
    try {
      // Lambda hands events on as JSON.
      const result = await handler(JSON.parse(JSON.stringify(event)) as never);
      return { outcome: 'returned', payload: JSON.stringify(result ?? null) };
    } catch (error) {
      return { outcome: 'failed', error: { errorType: 'Error', errorMessage: String(error) } };
    }
  };
}
