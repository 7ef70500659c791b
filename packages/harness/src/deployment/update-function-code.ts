import type { StackResource } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { listResources } from '../evidence/read-function-logs.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { pollUntil } from '../process/poll-until.ts';
import type { RunOptions } from '../process/run-options.ts';
import { selectFunctions, unknownFunctionError } from './select-functions.ts';
import { zipFolder } from './zip-folder.ts';

const UPDATE_TIMEOUT_MS = 30_000;

/** Which functions to update. */
export interface UpdateOptions extends RunOptions {
  /** As for `readLogs`; defaults to every function of the stacks. */
  readonly functionName?: string | undefined;
}

/**
 * Replaces the code of functions with the files of a folder, through Lambda's own API instead of
 * CloudFormation, and returns when the code is live.
 *
 * @param stacks the names of stacks in us-east-1.
 * @throws HarnessError with the evidence if the stacks have no such function, or it cannot be updated.
 */
export async function updateFunctionCode(
  emulator: StartedEmulator,
  stacks: readonly string[],
  codeFolder: string,
  { functionName, signal }: UpdateOptions = {},
): Promise<void> {
  const archive = await zipFolder(codeFolder);
  await withEvidence({ emulator, stacks, signal }, async (clients) => {
    const { lambda } = clients;
    const listed = await Promise.all(stacks.map((stack) => listResources(clients, stack)));
    const resources = listed.flat();
    const functions = selectFunctions(resources, functionName);
    if (functions.length === 0) {
      throw unknownFunctionError(functionName, selectFunctions(resources));
    }
    const update = async ({ PhysicalResourceId: FunctionName }: StackResource) => {
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: archive }));
      await pollUntil(`the new code of ${FunctionName} to be live`, UPDATE_TIMEOUT_MS, async () => {
        const command = new GetFunctionConfigurationCommand({ FunctionName });
        const { LastUpdateStatus } = await lambda.send(command);
        // MiniStack reports no status: its update is complete when it answers.
        return LastUpdateStatus === undefined || LastUpdateStatus === 'Successful';
      });
    };
    await Promise.all(functions.map(update));
  });
}
