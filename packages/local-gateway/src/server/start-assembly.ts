import type { NotServed, Placeholder } from '../assembly/not-served.ts';
import { type AssemblyPlan, planAssembly } from '../assembly/plan-assembly.ts';
import { placeOf } from '../cloudformation/template.ts';
import { createFunctionUrlDoor } from '../function-url/function-url-door.ts';
import { createHttpApiDoor } from '../http-api/http-api-door.ts';
import { printError } from '../response/refused-result.ts';
import { createRestApiDoor } from '../rest-api/rest-api-door.ts';
import type { RunningFunction } from '../runtime/running-function.ts';
import { type RuntimeOptions, startFunction } from '../runtime/start-function.ts';
import type { DoorFunctions } from './door-functions.ts';
import type { FrontDoor } from './front-door.ts';
import { type ListeningDoor, listen } from './listen.ts';
import { readPort } from './port.ts';

/** A synthesised CDK app. */
export interface Assembly {
  /** Its folder, such as `cdk.out`. */
  readonly assembly: string;
}

/** How to serve an assembly; every field has a default. */
export interface AssemblyOptions {
  /** The first port; each API and URL has the next one. 0, the default, takes free ones. */
  readonly port?: number | string | undefined;
  /** The address of an emulator: the functions' AWS calls go there, and its names are used. */
  readonly endpoint?: string | undefined;
  /** Further variables for every function; they go before those of the app. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The time-out of every function in place of its own. */
  readonly timeoutMs?: number | undefined;
  /** Gets one line for each request; dropped by default. */
  readonly logRequest?: ((line: string) => void) | undefined;
  /** Gets why a function's result was refused; printed to stderr by default. */
  readonly onHandlerError?: (error: unknown) => void;
  /** How the functions run. */
  readonly runtime?: RuntimeOptions;
}

/** An API or a function URL that listens. */
export interface ServedApi {
  /** A WebSocket API answers 501 to everything. */
  readonly kind: 'http' | 'rest' | 'function-url' | 'websocket';
  /** The logical id. */
  readonly id: string;
  /** The name of the stack, as ids are one stack's own. */
  readonly stack: string;
  /** What a path is appended to: without a trailing slash; with a REST API it ends in the stage. */
  readonly url: string;
  /** Such as `GET /pets/{id}` or `$default`. */
  readonly routes: readonly string[];
}

/** An assembly that is served. Disposing it stops it. */
export interface StartedAssembly extends AsyncDisposable {
  readonly apis: readonly ServedApi[];
  readonly notServed: readonly NotServed[];
  /** Values of the functions' environment that had to be made up. */
  readonly placeholders: readonly Placeholder[];
  /** Closes all ports and ends all functions, whatever they do. */
  stop(): Promise<void>;
}

/** Serves every API and function URL of a synthesised CDK app, each on a port of its own. */
export async function startAssembly(
  { assembly }: Assembly,
  options: AssemblyOptions = {},
): Promise<StartedAssembly> {
  const firstPort = readPort(options.port ?? 0);
  const plan = await planAssembly(assembly, options.endpoint);
  const functions = await startFunctions(plan, options);
  const doors = listDoors(plan, {
    find: (name) => {
      const running = functions.get(name);
      if (running === undefined) throw new Error(`Expected a function ${name}, got none.`);
      return running;
    },
    report: (error, arn) => {
      error.message = `${plan.functions.get(arn)?.definition.name}: ${error.message}`;
      (options.onHandlerError ?? printError)(error);
    },
    suspendsTimeouts: options.runtime?.inspectPort !== undefined,
  });
  const listening: ListeningDoor[] = [];
  const stop = async () => {
    await Promise.all([
      ...listening.map(({ close }) => close()),
      ...[...functions.values()].map((running) => running[Symbol.asyncDispose]()),
    ]);
    plan[Symbol.dispose]();
  };
  const apis: ServedApi[] = [];
  try {
    for (const { door, path, ...api } of doors) {
      const port = firstPort === 0 ? 0 : firstPort + listening.length;
      const listener = await listen(door, { port, logRequest: options.logRequest });
      listening.push(listener);
      apis.push({ ...api, url: listener.url + path });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const { notServed, placeholders } = plan;
  return { apis, notServed, placeholders, stop, [Symbol.asyncDispose]: stop };
}

async function startFunctions(
  plan: AssemblyPlan,
  { endpoint, environment = {}, timeoutMs, runtime }: AssemblyOptions,
): Promise<Map<string, RunningFunction>> {
  const running = new Map<string, RunningFunction>();
  for (const [arn, { definition }] of plan.functions) {
    const variables = {
      ...definition.environment,
      ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
      ...environment,
    };
    const changed = {
      ...definition,
      environment: variables,
      timeoutMs: timeoutMs ?? definition.timeoutMs,
    };
    running.set(arn, await startFunction(changed, runtime));
  }
  return running;
}

type PlannedDoor = Omit<ServedApi, 'url'> & { readonly door: FrontDoor; readonly path: string };

function listDoors(plan: AssemblyPlan, functions: DoorFunctions): PlannedDoor[] {
  return [
    ...plan.httpApis.map(({ resource, api, kind }) => ({
      kind,
      ...placeOf(resource.scope, resource.logicalId),
      routes: api.routes.map(({ key }) => key),
      path: stagePath(api.stages),
      door: createHttpApiDoor(api, functions),
    })),
    ...plan.restApis.map(({ resource, api }) => ({
      kind: 'rest' as const,
      ...placeOf(resource.scope, resource.logicalId),
      routes: api.methods.map(({ method, resourcePath }) => `${method} ${resourcePath}`),
      path: stagePath(api.stages),
      door: createRestApiDoor(api, functions),
    })),
    ...plan.functionUrls.map(({ resource, url }) => ({
      kind: 'function-url' as const,
      ...placeOf(resource.scope, resource.logicalId),
      routes: ['$default'],
      path: '',
      door: createFunctionUrlDoor(url, functions),
    })),
  ];
}

/** `$default` is at the root; without it the first stage is where the API is. */
function stagePath(stages: readonly { readonly name: string }[]): string {
  if (stages.some(({ name }) => name === '$default')) return '';
  const [first] = stages;
  return first === undefined ? '' : `/${first.name}`;
}
