import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HttpApiHandler } from './http-api-handler.ts';

/**
 * Imports a handler. Throws an Error of one sentence when the module does not load or does not export
 * that function; what the module itself threw is its `cause`.
 */
export async function loadHandler(modulePath: string, exportName: string): Promise<HttpApiHandler> {
  const exports = await importModule(modulePath);
  const handler = exports[exportName];
  if (!isFunction(handler)) {
    const names = Object.keys(exports).slice(0, 10).join(', ') || 'nothing';
    throw new Error(
      `Expected ${modulePath} to export a function "${exportName}", got ${typeof handler} (it exports ${names}).`,
    );
  }
  return handler;
}

async function importModule(modulePath: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(resolve(modulePath)).href);
  } catch (cause) {
    const [reason = ''] = String(cause).split('\n');
    throw new Error(`Expected ${modulePath} to load, got ${reason.slice(0, 300)}.`, { cause });
  }
}

// Its parameters cannot be known at run time.
function isFunction(value: unknown): value is HttpApiHandler {
  return typeof value === 'function';
}
