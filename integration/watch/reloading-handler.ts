import { pathToFileURL } from 'node:url';
import type { ReturningHandler } from 'aws-local-gateway';

/** A handler whose module can be loaded again while it serves. */
export interface ReloadingHandler {
  readonly handle: ReturningHandler;
  /** Loads the module as it is now. If that fails, the previous one continues to serve. */
  reload(): Promise<void>;
}

/** Loads the export `handler` of an ES module. */
export async function loadReloadingHandler(modulePath: string): Promise<ReloadingHandler> {
  let version = 0;
  const load = async (): Promise<ReturningHandler> => {
    version += 1;
    // Node caches one module for each query string.
    const { handler } = await import(`${pathToFileURL(modulePath).href}?version=${version}`);
    if (typeof handler === 'function') return handler;
    throw new Error(`Expected ${modulePath} to export a function "handler", got ${typeof handler}`);
  };
  let current = await load();
  return {
    handle: (event, context) => current(event, context),
    reload: async () => {
      current = await load();
    },
  };
}
