import { bodyProbes } from './cases/body-probes.ts';
import { eventProbes } from './cases/event-probes.ts';
import { failureProbes } from './cases/failure-probes.ts';
import { responseProbes } from './cases/response-probes.ts';
import { routeProbes } from './cases/route-probes.ts';
import type { Probe } from './probe.ts';

/** The probes, in the groups that readers see. */
export const probeGroups: Readonly<Record<string, readonly Probe[]>> = {
  'What the function returns': responseProbes,
  'What goes wrong': failureProbes,
  'What the function gets: head': eventProbes,
  'What the function gets: body': bodyProbes,
  'Routes and CORS': routeProbes,
};

export const probes: readonly Probe[] = Object.values(probeGroups).flat();
