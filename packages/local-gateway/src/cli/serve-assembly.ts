import { startAssembly } from '../server/start-assembly.ts';
import { readEnvironmentFiles } from './read-environment-files.ts';
import type { GatewaySettings } from './read-settings.ts';
import { INSPECT_PORT } from './serve-module.ts';
import type { Served } from './served.ts';

/** Serves a synthesised CDK app. Its functions load when they are needed. */
export async function serveAssembly(
  settings: GatewaySettings,
  logRequest: (line: string) => void,
): Promise<Served> {
  const { path, port, endpoint, timeoutMs, watch, inspect } = settings;
  if (settings.runtime !== undefined) {
    throw new Error('Expected no --runtime with a CDK app, whose functions have their own.');
  }
  const environment = {
    ...readEnvironmentFiles(settings.environmentFiles),
    ...settings.environment,
  };
  const { apis, notServed, placeholders, stop } = await startAssembly(
    { assembly: path },
    {
      port,
      endpoint,
      timeoutMs,
      environment,
      logRequest,
      runtime: { watch, ...(inspect ? { inspectPort: INSPECT_PORT } : {}) },
    },
  );
  return {
    apis,
    notServed,
    placeholders,
    note: `The functions run on Node ${process.version}, each handler called as its runtime calls it.`,
    stop,
  };
}
