import { deployAll } from '../targets/deploy-all.ts';
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

/** Starts an emulator of its own for one target, soaks it, and removes it again. */
export async function runSoak(target: string, plan: SoakPlan): Promise<SoakReport> {
  const { requests, signal, write } = plan;
  await using cleanup = new AsyncDisposableStack();
  const step = <Result>(_lane: string, _name: string, run: () => Promise<Result>) => run();
  const environment = { endpoint: undefined, authToken: undefined, apiUrl: undefined };
  const deployment = await deployAll([target], environment, { cleanup, signal, step });
  const [deployed] = deployment.targets;
  const [emulated] = deployment.emulators;
  if (!deployed || !emulated) throw new Error(`Expected ${target} to be deployed, got nothing`);

  const onProgress = (answered: number) => write(`${target}: ${answered} of ${requests}`);
  const either = AbortSignal.any([signal, emulated.emulator.lost]);
  const options = { atOnce: AT_ONCE, signal: either, onProgress };
  await soakTarget(deployed.address, { ...options, requests: WARM_UP_REQUESTS });
  const before = await measureUsage(emulated.emulator.endpoint);
  const result = await soakTarget(deployed.address, { ...options, requests });
  const after = await measureUsage(emulated.emulator.endpoint);
  return { ...result, target, before, after };
}

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
