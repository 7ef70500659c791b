import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DeployedCode } from '../runtime/function-definition.ts';
import { RuntimeError, UserCodeSyntaxError } from './runtime-errors.ts';

/** A handler of unknown parameters. */
export type Handler = (...args: unknown[]) => unknown;

// The order in which Lambda looks (aws-lambda-nodejs-runtime-interface-client,
// dist/function/module-loader.js).
const EXTENSIONS = ['', '.js', '.mjs', '.cjs'];

/** Loads the handler that a handler string such as `src/app.nested.handler` names in a folder. */
export async function loadDeployedHandler({ folder, handler }: DeployedCode): Promise<Handler> {
  if (handler.includes('..')) {
    throw new RuntimeError(
      'MalformedHandlerName',
      `Expected a handler such as "index.handler", got "${handler}" with two dots in a row`,
    );
  }
  const name = basename(handler);
  const dot = name.indexOf('.');
  if (dot === -1) {
    throw new RuntimeError(
      'MalformedHandlerName',
      `Expected a handler such as "index.handler", got "${handler}" without a dot`,
    );
  }
  const moduleRoot = handler.slice(0, handler.length - name.length);
  const module = await loadModule(folder, moduleRoot, name.slice(0, dot));
  return findHandler(module, name.slice(dot + 1), handler);
}

/** Loads the handler that a module exports under a name such as `handler` or `nested.handler`. */
export async function loadModuleHandler(path: string, exportName: string): Promise<Handler> {
  const module = await naming(() => import(pathToFileURL(path).href));
  return findHandler(module, exportName, `${path}#${exportName}`);
}

function loadModule(folder: string, moduleRoot: string, name: string): Promise<unknown> {
  return naming(async () => {
    const path = resolve(folder, moduleRoot, name);
    for (const extension of EXTENSIONS) {
      if (isFile(path + extension)) return import(pathToFileURL(path + extension).href);
    }
    // A package, as Node finds it.
    const require = createRequire(join(folder, moduleRoot, 'noop.js'));
    return require(require.resolve(name, { paths: [folder, join(folder, moduleRoot)] }));
  });
}

/** Runs what loads a module and gives its error the runtime's name. */
async function naming(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserCodeSyntaxError(error);
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      throw new RuntimeError('ImportModuleError', String(error), { cause: error });
    }
    throw error;
  }
}

function findHandler(module: unknown, path: string, shownName: string): Handler {
  // `default` holds the exports that Node cannot see in a CommonJS module without running it, such
  // as a bundler's getters.
  const handler = follow(module, path) || follow(follow(module, 'default'), path);
  if (!handler) {
    throw new RuntimeError('HandlerNotFound', `${shownName} is undefined or not exported`);
  }
  if (typeof handler !== 'function') {
    throw new RuntimeError('HandlerNotFound', `${shownName} is not a function`);
  }
  // Its parameters cannot be known at run time.
  return handler as Handler;
}

function follow(object: unknown, path: string): unknown {
  let value = object;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
