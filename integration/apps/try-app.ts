import { type Emulator, findLeftovers, HarnessError, launchApp } from 'cdk-emulator-harness';
import { checkApp } from './check-app.ts';
import type { InstalledApp } from './install-app.ts';
import { findEmulatorCause, findMachineCause } from './known-causes.ts';
import type { RealApp } from './real-app.ts';

export type Outcome = 'answers' | 'fails' | 'cannot be tried here';

/** What became of an app on an emulator. */
export interface Trial {
  readonly outcome: Outcome;
  /** From nothing to the end of the check, or to the failure. */
  readonly seconds: number;
  /** One sentence; empty if the app answers. */
  readonly cause: string;
}

const DEPLOY_TIMEOUT_MS = 3 * 60_000;
const CAUSE_LENGTH = 600;

/** Launches an app on an emulator of its own, checks that it answers, and removes everything. */
export async function tryApp(
  app: RealApp,
  emulator: Emulator,
  { folder, environment }: InstalledApp,
  signal: AbortSignal,
): Promise<Trial> {
  const startedAt = performance.now();
  let error: Error | undefined;
  try {
    await using launched = await launchApp(
      emulator,
      { folder },
      { environment, stacks: app.stacks, deployTimeoutMs: DEPLOY_TIMEOUT_MS, signal },
    );
    await checkApp(launched, app.check, signal);
  } catch (caught) {
    signal.throwIfAborted();
    error = caught as Error;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const leftovers = await findLeftovers();
  if (leftovers.length > 0) throw new Error(`Expected nothing to be left, got ${leftovers.join()}`);
  if (error === undefined) return { outcome: 'answers', seconds, cause: '' };
  const machineCause = findMachineCause(error);
  if (machineCause) return { outcome: 'cannot be tried here', seconds, cause: machineCause };
  return { outcome: 'fails', seconds, cause: describeCause(error) };
}

/** The error in one line, without its logs and its evidence, after what the emulator is known to lack. */
export function describeCause(error: Error): string {
  const { problem, details = '' } =
    error instanceof HarnessError ? error.failure : { problem: error.message };
  const [logged = ''] = /^Last error in emulator\.log: .*$/m.exec(details) ?? [];
  const parts = [findEmulatorCause(error) ?? '', problem, logged];
  const line = parts.join(' ').replaceAll(/\s+/g, ' ').trim();
  return line.length > CAUSE_LENGTH ? `${line.slice(0, CAUSE_LENGTH)}…` : line;
}
