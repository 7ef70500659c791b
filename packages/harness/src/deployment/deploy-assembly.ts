import { type AssemblyStack, DEFAULT_QUALIFIER, selectStacks } from '../assembly/read-assembly.ts';
import type { Assembly } from '../assembly/synthesize-app.ts';
import { startWaitingCli } from '../cdk/start-waiting-cli.ts';
import { EMULATED_REGION } from '../emulator/emulated-aws.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { HarnessError } from '../evidence/harness-error.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { anySignal, type RunOptions } from '../process/run-options.ts';
import { runStep } from '../process/steps.ts';
import { type AwaitedStacks, awaitStacks } from './await-stacks.ts';
import { bootstrapEmulator } from './bootstrap-emulator.ts';
import { openRegions } from './regions.ts';

/** The stacks of an app, complete on an emulator. */
export interface DeployedStacks extends AwaitedStacks {
  readonly stacks: readonly AssemblyStack[];
}

/** What a deployment needs before it can start. */
export interface Prerequisites {
  /** The app's folder, where aws-cdk-local and aws-cdk are looked for first. */
  readonly folder: string;
  readonly assembly: Promise<Assembly>;
  /** Resolves when the emulator is bootstrapped in us-east-1. */
  readonly bootstrap: Promise<unknown>;
}

export interface DeploymentOptions extends RunOptions {
  /** The stacks to deploy, as `cdk deploy` takes them; all by default. Those they need are added. */
  readonly stacks?: readonly string[] | undefined;
}

// Unlike --all, this includes the stacks of stages.
const EVERY_STACK = ['**'];

/**
 * Deploys the stacks of a synthesised app with cdklocal and returns as soon as CloudFormation reports
 * all of them complete. The CLI itself checks every 5 s only, so it is ended then. It is started at once
 * and has loaded by the time the app is synthesised and the emulator bootstrapped.
 *
 * @throws HarnessError with the failed resources or the CLI's last lines, and the evidence.
 */
export async function deployAssembly(
  emulator: StartedEmulator,
  { folder, assembly, bootstrap }: Prerequisites,
  { signal, step = runStep, stacks: patterns = EVERY_STACK }: DeploymentOptions = {},
): Promise<DeployedStacks> {
  const prerequisites = Promise.all([assembly, bootstrap]);
  // Awaited below; until then a failure is not an unhandled rejection.
  prerequisites.catch(() => {});
  const { endpoint, account } = emulator;
  const end = new AbortController();
  const either = anySignal(signal, emulator.lost, end.signal);
  const options = { folder, emulated: { endpoint, account }, signal: either };
  const cli = await startWaitingCli(patterns, options);
  try {
    // A CLI that ends before it has anything to deploy has failed.
    const [synthesized] = await Promise.race([
      prerequisites,
      cli.finished.then(() => prerequisites),
    ]);
    const stacks = selectStacks(synthesized.stacks, patterns);
    refuseForeignStacks(emulator, stacks);
    await bootstrapOthers(emulator, folder, stacks, { signal, step });
    return await withEvidence({ emulator, stacks, signal }, async (_clients, abort) => {
      using regions = openRegions(endpoint, stacks, abort);
      const names = stacks.map(({ name }) => name).join(', ');
      return await step(emulator.title, `deploy ${names}`, async () => {
        const before = await regions.describe();
        // Once aborted, the CLI ends and removes its folder.
        either.throwIfAborted();
        await cli.deploy(synthesized.path);
        return { ...(await awaitStacks(regions, before, cli, stacks)), stacks };
      });
    });
  } finally {
    end.abort();
    await cli.finished.catch(() => {});
  }
}

function refuseForeignStacks(
  { account, title }: StartedEmulator,
  stacks: readonly AssemblyStack[],
): void {
  const foreign = stacks.find((stack) => stack.account !== undefined && stack.account !== account);
  if (foreign === undefined) return;
  throw new HarnessError({
    problem:
      `Expected every stack in account ${account}, the only one of ${title}, got ${foreign.path} in ` +
      `account ${foreign.account}: use CDK_DEFAULT_ACCOUNT, or make the account a context value.`,
  });
}

/** Bootstraps every environment of the stacks except the usual one, which is bootstrapped already. */
async function bootstrapOthers(
  emulator: StartedEmulator,
  folder: string,
  stacks: readonly AssemblyStack[],
  options: RunOptions,
): Promise<void> {
  const others = new Map(
    stacks
      .filter(({ region, qualifier }) => {
        return region !== EMULATED_REGION || qualifier !== DEFAULT_QUALIFIER;
      })
      .map(({ region, qualifier }) => [`${region} ${qualifier}`, { region, qualifier }]),
  );
  await Promise.all(
    [...others.values()].map((other) =>
      bootstrapEmulator(emulator, folder, { ...options, ...other }),
    ),
  );
}
