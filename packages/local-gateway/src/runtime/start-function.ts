import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Bundle, BundleError, bundleModule } from './bundle-module.ts';
import type { FunctionCode, FunctionDefinition } from './function-definition.ts';
import { startInstance } from './instance.ts';
import { instanceEnvironment, taskRoot } from './instance-environment.ts';
import { InstancePool } from './instance-pool.ts';
import type { RunningFunction } from './running-function.ts';
import { watchFiles } from './watch-files.ts';

/** What functions share, whatever their definition; every field has a default. */
export interface RuntimeOptions {
  /**
   * Get the functions' output, as it comes. By default it goes where this process's goes. The
   * runtime's own reports go to `writeStderr`, too.
   */
  readonly writeStdout?: (text: string) => void;
  readonly writeStderr?: (text: string) => void;
  /** How many instances a function has at most; 10, the quota of a new AWS account, by default. */
  readonly maxInstances?: number;
  /** Whether instances are replaced when a file of theirs changes; false by default. */
  readonly watch?: boolean;
  /**
   * The first port for a debugger: each function gets the next free one, a single instance and no
   * time-outs. Undefined, the default, for no debugger.
   */
  readonly inspectPort?: number;
}

const DEFAULT_MAX_INSTANCES = 10;

let nextInspectOffset = 0;

/**
 * Makes a function ready to be invoked, in processes of its own that start when they are needed.
 * Rejects when its code does not exist; what its module throws while it loads fails the invocations.
 */
export async function startFunction(
  definition: FunctionDefinition,
  options: RuntimeOptions = {},
): Promise<RunningFunction> {
  const { code, name, timeoutMs, memoryMb } = definition;
  const path = 'modulePath' in code ? code.modulePath : code.folder;
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new Error(`Expected the code of ${name} at ${path}, got nothing there.`);
  }
  const { maxInstances = DEFAULT_MAX_INSTANCES, inspectPort, writeStdout, writeStderr } = options;
  const environment = instanceEnvironment(definition, process.env);
  const inspect = inspectPort === undefined ? undefined : inspectPort + nextInspectOffset++;
  const suspendableMs = inspect === undefined ? timeoutMs : undefined;
  let bundle: Bundle | undefined;
  const dropBundle = () => {
    if (bundle !== undefined) rmSync(dirname(bundle.path), { recursive: true, force: true });
    bundle = undefined;
  };
  const report = (text: string) => (writeStderr ?? writeToStderr)(`${text}\n`);
  const watcher = options.watch
    ? watchFiles(() => {
        dropBundle();
        pool.reload();
        report(`${name}: a file has changed; the next request gets the new code.`);
      })
    : undefined;

  const pool = new InstancePool({
    name,
    timeoutMs: suspendableMs,
    memoryMb,
    maxInstances: inspect === undefined ? maxInstances : 1,
    report,
    start: () =>
      startInstance({
        order: {
          code,
          ...(bundle === undefined ? {} : { bundlePath: bundle.path }),
          functionArn: `arn:aws:lambda:${environment.AWS_REGION}:000000000000:function:${name}`,
          ...(suspendableMs === undefined ? {} : { timeoutMs: suspendableMs }),
          nodeMajor: Number(/^nodejs(\d+)/.exec(definition.runtime)?.[1]),
          reportFiles: watcher !== undefined,
        },
        folder: taskRoot(definition),
        environment,
        nodeOptions: [
          ...heapOptions(memoryMb),
          ...quietOptions(code),
          ...(bundle === undefined ? [] : ['--enable-source-maps']),
          ...(inspect === undefined ? [] : [`--inspect=127.0.0.1:${inspect}`]),
        ],
        writeStdout,
        writeStderr,
        onLoadedFile: (file) => watcher?.add(file),
      }),
    bundle: async () => {
      try {
        bundle ??= await bundleModule(path);
        for (const file of bundle.files) watcher?.add(file);
      } catch (error) {
        // Where a correction will be made.
        if (error instanceof BundleError) for (const file of error.files) watcher?.add(file);
        throw error;
      }
    },
  });

  return {
    invoke: (event, { streaming = false, traceId, requestId } = {}) =>
      pool.invoke(JSON.stringify(event), streaming, traceId, requestId),
    warmUp: () => pool.warmUp(),
    [Symbol.asyncDispose]: async () => {
      watcher?.[Symbol.dispose]();
      await pool.dispose();
      dropBundle();
    },
  };
}

/** Lambda's division of the memory: a tenth for new objects, the rest for old ones. */
function heapOptions(memoryMb: number): string[] {
  const newMb = Math.floor(memoryMb / 10);
  return [
    `--max-semi-space-size=${Math.max(1, Math.floor(newMb / 2))}`,
    `--max-old-space-size=${memoryMb - newMb}`,
  ];
}

/** A TypeScript module need not say in a package.json that it is an ES module. */
function quietOptions(code: FunctionCode): string[] {
  const isTypeScript = 'modulePath' in code && /\.[cm]?tsx?$/.test(code.modulePath);
  return isTypeScript ? ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] : [];
}

function writeToStderr(text: string): void {
  process.stderr.write(text);
}
