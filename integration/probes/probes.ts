import { bodyProbes } from './cases/body-probes.ts';
import { failureProbes } from './cases/failure-probes.ts';
import { headerProbes } from './cases/header-probes.ts';
import { responseProbes } from './cases/response-probes.ts';
import { routeProbes } from './cases/route-probes.ts';
import { sizeProbes } from './cases/size-probes.ts';
import { targetProbes } from './cases/target-probes.ts';
import type { Probe } from './probe.ts';

/** The probes, in the groups that readers see. */
export const probeGroups: Readonly<Record<string, readonly Probe[]>> = {
  'What the function returns': responseProbes,
  'What goes wrong': failureProbes,
  'What the function gets: headers': headerProbes,
  'What the function gets: path and query': targetProbes,
  'What the function gets: body': bodyProbes,
  'Large bodies': sizeProbes,
  'Routes and CORS': routeProbes,
};

export const probes: readonly Probe[] = Object.values(probeGroups).flat();
