import { httpApiOf, MAX_HTTP_API_INTEGRATION_MS } from '../http-api/http-api.ts';
import { createHttpApiDoor } from '../http-api/http-api-door.ts';
import { printError } from '../response/refused-result.ts';
import { DEFAULT_REST_STAGE, restApiOf } from '../rest-api/rest-api.ts';
import type { HttpApiHandler } from '../runtime/http-api-handler.ts';
import type { RunningFunction } from '../runtime/running-function.ts';
import type { DoorFunctions } from './door-functions.ts';
import type { FrontDoor } from './front-door.ts';
import { type ListenOptions, listen } from './listen.ts';
import type { Assembly, AssemblyOptions, StartedAssembly } from './start-assembly.ts';

/** A front door for one function. */
export type FrontDoorKind = 'http' | 'rest' | 'function-url';

/** How to serve; every field has a default. */
export interface LocalGatewayOptions extends ListenOptions {
  /**
   * `http`, the default: an HTTP API with payload 2.0, its stage and route `$default`. `rest`: a REST
   * API as CDK's LambdaRestApi makes it, its stage `prod`. `function-url`: a function URL.
   */
  readonly frontDoor?: FrontDoorKind | undefined;
  /** After how many ms a handler that has not answered is given up; 30,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Gets what the handler threw, or why its result was refused; printed to stderr by default. */
  readonly onHandlerError?: (error: unknown) => void;
  /** Whether a front door waits for ever, as a debugger needs it. False by default. */
  readonly suspendsTimeouts?: boolean | undefined;
}

/** A gateway that listens. Disposing it stops it. */
export interface StartedLocalGateway extends AsyncDisposable {
  /** What a path is appended to: `http://127.0.0.1:3000`, with a REST API `http://127.0.0.1:3000/prod`. */
  readonly url: string;
  readonly port: number;
  /** Closes the port and every connection at once, those with a request under way too. */
  stop(): Promise<void>;
}

/**
 * Serves a Lambda handler on 127.0.0.1 as one of AWS's front doors would: every method and path.
 * Rejects with a TypeError for a handler that Lambda would not run, and with an Error of one sentence
 * when the port is unavailable.
 *
 * @example await using gateway = await startLocalGateway(async (event) => event.rawPath);
 */
export async function startLocalGateway(
  handler: HttpApiHandler,
  options?: LocalGatewayOptions,
): Promise<StartedLocalGateway>;
/**
 * Serves every HTTP API, REST API and function URL of a synthesised CDK app, each on a port of its own
 * on 127.0.0.1, the functions in processes of their own.
 *
 * @example await using app = await startLocalGateway({ assembly: 'cdk.out' });
 */
export async function startLocalGateway(
  assembly: Assembly,
  options?: AssemblyOptions,
): Promise<StartedAssembly>;
export async function startLocalGateway(
  source: HttpApiHandler | Assembly,
  options: LocalGatewayOptions & AssemblyOptions = {},
): Promise<StartedLocalGateway | StartedAssembly> {
  if (typeof source === 'object' && 'assembly' in source) {
    // Loaded when it is needed, as a single function starts faster without it.
    const { startAssembly } = await import('./start-assembly.ts');
    return await startAssembly(source, options);
  }
  const { timeoutMs = MAX_HTTP_API_INTEGRATION_MS, onHandlerError = printError } = options;
  const { runInProcess } = await import('../runtime/run-in-process.ts');
  const running = runInProcess(source, { timeoutMs, onHandlerError });
  return await serveFunction(running, options);
}

/** Serves a function that runs already. Does not dispose of it. */
export async function serveFunction(
  running: RunningFunction,
  options: LocalGatewayOptions = {},
): Promise<StartedLocalGateway> {
  const { frontDoor = 'http', onHandlerError = printError, suspendsTimeouts = false } = options;
  const door = await createDoor(frontDoor, {
    find: () => running,
    report: onHandlerError,
    suspendsTimeouts,
  });
  const { url, port, close: stop } = await listen(door, options);
  return {
    url: frontDoor === 'rest' ? `${url}/${DEFAULT_REST_STAGE}` : url,
    port,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The other doors are loaded when they are needed: 12 ms of a start (measured). */
async function createDoor(kind: FrontDoorKind, functions: DoorFunctions): Promise<FrontDoor> {
  const functionName = 'handler';
  switch (kind) {
    case 'http':
      return createHttpApiDoor(httpApiOf(functionName), functions);
    case 'rest': {
      const { createRestApiDoor } = await import('../rest-api/rest-api-door.ts');
      return createRestApiDoor(restApiOf(functionName), functions);
    }
    case 'function-url': {
      const { createFunctionUrlDoor } = await import('../function-url/function-url-door.ts');
      return createFunctionUrlDoor(
        { id: 'local', target: { kind: 'function', functionName }, invokeMode: 'BUFFERED' },
        functions,
      );
    }
  }
}
