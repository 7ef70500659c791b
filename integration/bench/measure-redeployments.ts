import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deployApp,
  type LaunchedApp,
  type MeasuredStep,
  recordSteps,
  updateFunctionCode,
} from 'cdk-emulator-harness';
import type { PublicApp } from './public-app.ts';

/** The times of changes to a deployed app, in ms. */
export interface RedeploymentTimes {
  /** Of deployApp without a change, beyond the synthesis. */
  readonly unchanged: number;
  /** Of deployApp with a changed function until it answers, beyond the synthesis. */
  readonly changed: number;
  /** Of updateFunctionCode until the function answers. There is no synthesis. */
  readonly replaced: number;
}

/** Deploys the app again without a change, with a changed function, and replaces its code. */
export async function measureRedeployments(
  launched: LaunchedApp,
  app: PublicApp,
  signal: AbortSignal,
): Promise<RedeploymentTimes> {
  const { emulator } = launched;
  const deployAgain = async (expected: boolean, status?: number) => {
    const steps: MeasuredStep[] = [];
    const start = performance.now();
    const { changed } = await deployApp(emulator, app.app, { signal, step: recordSteps(steps) });
    if (changed !== expected) throw new Error(`Expected changed ${expected}, got ${changed}`);
    if (status !== undefined) await app.expectStatus(emulator.endpoint, status);
    const totalMs = performance.now() - start;
    const synthesis = steps.find(({ name }) => name.startsWith('synthesize'));
    if (!synthesis) throw new Error('Expected a step that synthesises, got none');
    return totalMs - (synthesis.endMs - synthesis.startMs);
  };
  const unchanged = await deployAgain(false);
  const changed = await deployAgain(true, await app.edit());
  const code = await mkdtemp(join(tmpdir(), 'replacement-'));
  try {
    const status = await app.writeReplacement(code);
    const start = performance.now();
    await updateFunctionCode(emulator, [app.stack], code, {
      functionName: app.functionName,
      signal,
    });
    await app.expectStatus(emulator.endpoint, status);
    return { unchanged, changed, replaced: performance.now() - start };
  } finally {
    await rm(code, { recursive: true });
  }
}
