import type { Probe } from '../probe/probe.ts';
import { bodyProbes } from './body-probes.ts';
import { failureProbes } from './failure-probes.ts';
import { headerProbes } from './header-probes.ts';
import { responseProbes } from './response-probes.ts';
import { routeProbes } from './route-probes.ts';
import { sizeProbes } from './size-probes.ts';
import { targetProbes } from './target-probes.ts';

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
