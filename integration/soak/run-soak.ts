import { type Emulator, launchApp, localstack, ministack } from '../harness/index.ts';
import { type EmulatorTarget, findAddress } from '../targets/emulator-targets.ts';
import { infraFolder, readEmulatorService } from '../targets/workspace.ts';
import { type EmulatorUsage, measureUsage } from './emulator-usage.ts';
import { type SoakResult, soakTarget } from './soak-target.ts';

/** A target's soak, with what its emulator took before and after. */
export interface SoakReport extends SoakResult {
  readonly target: string;
  readonly before: EmulatorUsage;
  readonly after: EmulatorUsage;
}

export interface SoakPlan {
  readonly requests: number;
  readonly signal: AbortSignal;
  readonly write: (line: string) => void;
}

export const AT_ONCE = 16;

// An emulator starts a copy of the function for each request at once; none more may come after these.
const WARM_UP_REQUESTS = 320;

// The stack's own throttle is 100 requests a second, and MiniStack keeps to it in REST APIs.
const UNTHROTTLED = { 'throttle-rate': '10000', 'throttle-burst': '10000' };
const STACK = 'multiply-soak';

/** Starts an emulator of its own for one target, soaks it, and removes it again. */
export async function runSoak(target: EmulatorTarget, plan: SoakPlan): Promise<SoakReport> {
  const { requests, signal, write } = plan;
  const { name, frontDoor } = target;
  const { image } = await readEmulatorService(target.emulator);
  const context = { api: frontDoor, stack: STACK, ...UNTHROTTLED };
  const app = { folder: infraFolder, context };
  await using launched = await launchApp(describe[target.emulator](image), app, signal);
  const { endpoint, lost } = launched.emulator;
  const address = findAddress(endpoint, launched.outputs[STACK] ?? {});

  const onProgress = (answered: number) => write(`${name}: ${answered} of ${requests}`);
  const options = { atOnce: AT_ONCE, signal: AbortSignal.any([signal, lost]), onProgress };
  await soakTarget(address, { ...options, requests: WARM_UP_REQUESTS });
  const before = await measureUsage(endpoint);
  const result = await soakTarget(address, { ...options, requests });
  const after = await measureUsage(endpoint);
  return { ...result, target: name, before, after };
}

const describe: Record<EmulatorTarget['emulator'], (image: string) => Emulator> = {
  localstack,
  'localstack-pro': localstack,
  ministack,
};

/** What a soak may not show; empty when all is well. */
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
