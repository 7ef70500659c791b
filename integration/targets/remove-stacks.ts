import { createAwsClients } from '../harness/aws-clients.ts';
import type { StartedEmulator } from '../harness/emulator.ts';
import { removeBootstrap } from '../harness/remove-bootstrap.ts';
import { findStack, removeStack } from '../harness/remove-stack.ts';

/** Undoes what was deployed to an emulator that runs on; the bootstrap stack if it was made for that. */
export async function removeStacks(
  emulator: StartedEmulator,
  stacks: readonly string[],
  withBootstrap: boolean,
): Promise<void> {
  using clients = createAwsClients(emulator.endpoint);
  for (const stack of stacks) {
    if (await findStack(clients, stack)) await removeStack(clients, stack);
  }
  if (withBootstrap) await removeBootstrap(clients);
}
