import { setTimeout as sleep } from 'node:timers/promises';
import type { StackResource } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { AssemblyStack } from '../assembly/read-assembly.ts';
import { createAwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { listLogGroups, listResources, readLogGroup } from '../evidence/read-function-logs.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { selectFunctions, unknownFunctionError } from './select-functions.ts';

/** Which log lines `awaitLog` reads, and for how long. */
export interface AwaitLogOptions {
  /** Defaults to 30 s. */
  readonly timeoutMs?: number;
  /** As for `readLogs`; defaults to every function. */
  readonly functionName?: string;
}

/** What the functions of an app have logged. */
export interface AppLogs {
  /**
   * What a function has logged so far. Its name is the function's own, or the path or id of its
   * construct in the stack, such as `Api/Handler`.
   *
   * @throws Error if the app has no such function.
   */
  readLogs(functionName: string): Promise<string>;
  /**
   * Waits until a function has logged a line that matches, and returns it.
   *
   * @throws HarnessError with the evidence if there is none in time.
   */
  awaitLog(pattern: RegExp | string, options?: AwaitLogOptions): Promise<string>;
}

const INTERVAL_MS = 200;

export function readAppLogs(
  emulator: StartedEmulator,
  stacks: readonly AssemblyStack[],
  signal: AbortSignal | undefined,
): AppLogs {
  const readLines = async (functionName: string | undefined, abort: AbortSignal | undefined) => {
    const lines: string[] = [];
    const known: StackResource[] = [];
    for (const { name: stack, region } of stacks) {
      using clients = createAwsClients(emulator.endpoint, { region, signal: abort });
      const resources = await listResources(clients, stack);
      known.push(...selectFunctions(resources));
      const found = selectFunctions(resources, functionName);
      // Of all functions, the stack's log groups are read as well.
      const groups = new Set(listLogGroups(functionName === undefined ? resources : found));
      for (const { PhysicalResourceId: FunctionName } of found) {
        const command = new GetFunctionConfigurationCommand({ FunctionName });
        const { LoggingConfig } = await clients.lambda.send(command);
        if (LoggingConfig?.LogGroup) groups.add(LoggingConfig.LogGroup);
        if (functionName !== undefined) lines.push(...(await readAll(clients, groups)));
      }
      if (functionName === undefined) lines.push(...(await readAll(clients, groups)));
      else if (found.length > 0) return lines;
    }
    if (functionName === undefined) return lines;
    throw unknownFunctionError(functionName, known);
  };
  return {
    readLogs: async (functionName) => (await readLines(functionName, signal)).join('\n'),
    awaitLog: (pattern, { timeoutMs = 30_000, functionName } = {}) =>
      withEvidence({ emulator, stacks, signal }, async (_clients, abort) => {
        const startedAt = performance.now();
        const matches = (line: string) =>
          typeof pattern === 'string' ? line.includes(pattern) : line.search(pattern) >= 0;
        for (;;) {
          abort.throwIfAborted();
          const lines = await readLines(functionName, abort);
          const found = lines.find(matches);
          if (found !== undefined) return found;
          const waitedMs = Math.round(performance.now() - startedAt);
          if (waitedMs >= timeoutMs) {
            throw new HarnessError({
              problem: `Expected a line of the functions' logs to match ${pattern}, got none of ${lines.length} lines after ${waitedMs} ms.`,
            });
          }
          await sleep(INTERVAL_MS);
        }
      }),
  };
}

async function readAll(
  clients: ReturnType<typeof createAwsClients>,
  groups: ReadonlySet<string>,
): Promise<readonly string[]> {
  const read = await Promise.all([...groups].map((group) => readLogGroup(clients, group)));
  return read.flatMap(({ lines }) => lines);
}
