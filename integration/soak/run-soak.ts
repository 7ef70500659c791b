import { outputs as outputNames } from '@multiply/infra';
import { launchApp, type WriteLine } from 'cdk-emulator-harness';
import type { EmulatorTarget } from '../targets/emulator-targets.ts';
import { defineEmulator, infraFolder } from '../targets/emulators.ts';
import { type EmulatorUsage, measureUsage } from './emulator-usage.ts';
import { type SoakResult, soakTarget } from './soak-target.ts';

/** The result of a target's soak, with what its emulator used before and after. */
export interface SoakReport extends SoakResult {
  readonly target: string;
  readonly before: EmulatorUsage;
  readonly after: EmulatorUsage;
}

export interface SoakPlan {
  readonly requests: number;
  readonly signal: AbortSignal;
  readonly write: WriteLine;
}

export const AT_ONCE = 16;

// An emulator starts an instance of the function for each concurrent request; these requests start all.
const WARM_UP_REQUESTS = 320;

// The stack's throttle is 100 requests a second, and MiniStack enforces it for REST APIs.
const UNTHROTTLED = { 'throttle-rate': '10000', 'throttle-burst': '10000' };
const STACK = 'multiply-soak';

/** Starts an emulator for one target, soaks it, and removes it. */
export async function runSoak(target: EmulatorTarget, plan: SoakPlan): Promise<SoakReport> {
  const { requests, signal, write } = plan;
  const { name, frontDoor } = target;
  const context = { api: frontDoor, stack: STACK, ...UNTHROTTLED };
  const app = { folder: infraFolder, context };
  await using launched = await launchApp(await defineEmulator(target.emulator), app, { signal });
  const { emulator } = launched;
  const address = launched.addressOf(STACK, outputNames.url);

  const onProgress = (answered: number) => write(`${name}: ${answered} of ${requests}`);
  const options = { atOnce: AT_ONCE, signal: AbortSignal.any([signal, emulator.lost]), onProgress };
  await soakTarget(address, { ...options, requests: WARM_UP_REQUESTS });
  const before = await measureUsage(emulator);
  const result = await soakTarget(address, { ...options, requests });
  const after = await measureUsage(emulator);
  return { ...result, target: name, before, after };
}

/** What a soak must not show. Empty if there is none of it. */
export function findFaults(report: SoakReport): string[] {
  const { target, wrong, serverErrors, before, after } = report;
  const kinds = [...wrong].map(([got, times]) => `${times} × ${JSON.stringify(got)}`);
  return [
    ...(kinds.length > 0 ? [`${target}: expected no wrong answer, got ${kinds.join('; ')}`] : []),
    ...(serverErrors > 0 ? [`${target}: expected no 5xx, got ${serverErrors}`] : []),
    ...(after.containers > before.containers
      ? [`${target}: expected ${before.containers} containers, got ${after.containers}`]
      : []),
  ];
}
