import { basename, extname, resolve } from 'node:path';
import { startFunction } from '../runtime/start-function.ts';
import { type StartedLocalGateway, serveFunction } from '../server/start-local-gateway.ts';
import { explainListenError } from './explain-listen-error.ts';
import { readEnvironmentFiles } from './read-environment-files.ts';
import type { GatewaySettings } from './read-settings.ts';

// No limit of the function's is known. Enough for any, and low enough to find a leak.
const MEMORY_MB = 1024;
// Node's own default.
const INSPECT_PORT = 9229;

/**
 * Serves one module's function; stopping the gateway ends it, too. Rejects when it does not load,
 * unless it is watched.
 */
export async function serveModule(
  settings: GatewaySettings,
  logRequest: (line: string) => void,
): Promise<StartedLocalGateway> {
  const { path, exportName, port, timeoutMs, runtime, watch, inspect } = settings;
  const running = await startFunction(
    {
      name: basename(path, extname(path)),
      code: { modulePath: resolve(path), exportName },
      runtime,
      timeoutMs,
      memoryMb: MEMORY_MB,
      environment: {
        ...readEnvironmentFiles(settings.environmentFiles),
        ...settings.environment,
      },
    },
    { watch, ...(inspect ? { inspectPort: INSPECT_PORT } : {}) },
  );
  // The function loads while the gateway does.
  const loading = running.warmUp();
  try {
    const gateway = await serveFunction(running, { port, logRequest });
    const stop = async () => {
      await Promise.all([gateway.stop(), running[Symbol.asyncDispose]()]);
    };
    const error = await loading;
    if (error === undefined || watch) {
      return { ...gateway, stop, [Symbol.asyncDispose]: stop };
    }
    await stop();
    throw new Error(
      `Expected ${path} to load and to export a function "${exportName}", got ${error.errorType} (above).`,
    );
  } catch (error) {
    await running[Symbol.asyncDispose]();
    throw explainListenError(error, port);
  }
}
