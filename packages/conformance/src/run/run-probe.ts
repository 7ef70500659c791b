import type { Expectation, Observed, Probe } from '../probe/probe.ts';
import type { DoorAddress } from './door-address.ts';
import { judgeProbe, type Verdict } from './judge-probe.ts';
import type { ProbeTarget } from './probe-targets.ts';
import { sendProbe } from './send-probe.ts';

/** Where the two fixture APIs of a front door answer. */
export interface ProbeAddresses {
  readonly open: DoorAddress;
  readonly routed: DoorAddress;
}

/** A probe's outcome on one target. */
export interface ProbeOutcome {
  readonly verdict: Verdict;
  /** What AWS does. */
  readonly expectation: Expectation;
  /** Absent where there was nothing to ask. */
  readonly observed?: Observed;
}

/** Asks a target one probe's question and judges the answer. */
export async function runProbe(
  probe: Probe,
  target: ProbeTarget,
  addresses: ProbeAddresses,
): Promise<ProbeOutcome> {
  const expectation = expectationOf(probe, target);
  if (expectation.kind === 'not applicable') return { verdict: 'not applicable', expectation };
  const observed = await observe(probe, addresses[probe.api]);
  const knownDifference = target.knownDifferences.find((listed) => listed.case === probe.name);
  return { verdict: judgeProbe(expectation, observed, knownDifference), expectation, observed };
}

/** What AWS does where the target stands. */
export function expectationOf(probe: Probe, target: ProbeTarget): Expectation {
  if (probe.api === 'routed' && target.withoutRoutes !== undefined) {
    return { kind: 'not applicable', why: target.withoutRoutes };
  }
  return probe.aws[target.door];
}

async function observe(probe: Probe, address: DoorAddress): Promise<Observed> {
  try {
    return probe.observe(await sendProbe(address, probe.request));
  } catch (error) {
    // No answer, or one that is not HTTP, is an observation too.
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
