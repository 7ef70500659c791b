import type { KnownDifference } from '../known-differences/known-difference.ts';
import { localstackFunctionUrl } from '../known-differences/localstack-function-url.ts';
import { localstackRest } from '../known-differences/localstack-rest.ts';
import { ministackFunctionUrl } from '../known-differences/ministack-function-url.ts';
import { ministackHttp } from '../known-differences/ministack-http.ts';
import { ministackRest } from '../known-differences/ministack-rest.ts';
import type { Door, Observed } from '../probe/probe.ts';

/** Something that the probes run against. */
export interface ProbeTarget {
  readonly name: string;
  readonly door: Door;
  readonly knownDifferences: readonly KnownDifference<Observed>[];
  /** Why it cannot be asked what the routed API does; absent where it can. */
  readonly withoutRoutes?: string;
}

/** A front door of an emulator, deployed with the fixture app. */
export interface EmulatedProbeTarget extends ProbeTarget {
  /** The emulator's service in docker-compose.yml. */
  readonly emulator: 'localstack' | 'ministack';
}

/** It may not differ from AWS in anything. */
export const localGateway: ProbeTarget = {
  name: 'local-gateway',
  door: 'http',
  knownDifferences: [],
  withoutRoutes: 'It serves one handler on the $default route and has no CORS configuration.',
};

export const emulatedProbeTargets: readonly EmulatedProbeTarget[] = [
  {
    name: 'localstack-rest',
    emulator: 'localstack',
    door: 'rest',
    knownDifferences: localstackRest,
  },
  {
    name: 'localstack-function-url',
    emulator: 'localstack',
    door: 'function-url',
    knownDifferences: localstackFunctionUrl,
  },
  { name: 'ministack-http', emulator: 'ministack', door: 'http', knownDifferences: ministackHttp },
  { name: 'ministack-rest', emulator: 'ministack', door: 'rest', knownDifferences: ministackRest },
  {
    name: 'ministack-function-url',
    emulator: 'ministack',
    door: 'function-url',
    knownDifferences: ministackFunctionUrl,
  },
];
