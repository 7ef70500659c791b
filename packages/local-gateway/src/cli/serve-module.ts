import { basename, extname, resolve } from 'node:path';
import { startFunction } from '../runtime/start-function.ts';
import { readEnvironmentFiles } from './read-environment-files.ts';
import type { GatewaySettings } from './read-settings.ts';
import type { Served } from './served.ts';

// No limit of the function's is known. Enough for any, and low enough to find a leak.
const MEMORY_MB = 1024;
const DEFAULT_TIMEOUT_MS = 30_000;
// Node's own default.
export const INSPECT_PORT = 9229;

/** Serves one module's function. Rejects when it does not load, unless it is watched. */
export async function serveModule(
  settings: GatewaySettings,
  logRequest: (line: string) => void,
): Promise<Served> {
  const { path, exportName, port, endpoint, watch, inspect } = settings;
  const { runtime = 'nodejs24.x', timeoutMs = DEFAULT_TIMEOUT_MS } = settings;
  const running = await startFunction(
    {
      name: basename(path, extname(path)),
      code: { modulePath: resolve(path), exportName },
      runtime,
      timeoutMs,
      memoryMb: MEMORY_MB,
      environment: {
        ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
        ...readEnvironmentFiles(settings.environmentFiles),
        ...settings.environment,
      },
    },
    { watch, ...(inspect ? { inspectPort: INSPECT_PORT } : {}) },
  );
  // The function loads while the gateway does, whose modules come after its process has started.
  const loading = running.warmUp();
  try {
    const { serveFunction } = await import('../server/start-local-gateway.ts');
    const gateway = await serveFunction(running, {
      port,
      logRequest,
      suspendsTimeouts: inspect,
    });
    const stop = async () => {
      await Promise.all([gateway.stop(), running[Symbol.asyncDispose]()]);
    };
    const error = await loading;
    if (error !== undefined && !watch) {
      await stop();
      throw new Error(
        `Expected ${path} to load and to export a function "${exportName}", got ${error.errorType} (above).`,
      );
    }
    return {
      apis: [{ kind: 'http', id: 'local', url: gateway.url, routes: ['$default'] }],
      notServed: [],
      placeholders: [],
      note: `The function runs on Node ${process.version}, its handler called as ${runtime} calls it.`,
      stop,
    };
  } catch (error) {
    await running[Symbol.asyncDispose]();
    throw error;
  }
}
