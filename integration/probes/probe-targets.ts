import type { ProbeDivergence } from './divergence.ts';
import { localstackFunctionUrl } from './divergences/localstack-function-url.ts';
import { localstackRest } from './divergences/localstack-rest.ts';
import { ministackFunctionUrl } from './divergences/ministack-function-url.ts';
import { ministackHttp } from './divergences/ministack-http.ts';
import { ministackRest } from './divergences/ministack-rest.ts';
import type { FrontDoor } from './probe.ts';

/** Something that the probes run against. */
export interface ProbeTarget {
  readonly name: string;
  readonly frontDoor: FrontDoor;
  readonly divergences: readonly ProbeDivergence[];
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
  frontDoor: 'http',
  divergences: [],
  withoutRoutes: 'It serves one handler on the $default route and has no CORS configuration.',
};

export const emulatedProbeTargets: readonly EmulatedProbeTarget[] = [
  {
    name: 'localstack-rest',
    emulator: 'localstack',
    frontDoor: 'rest',
    divergences: localstackRest,
  },
  {
    name: 'localstack-function-url',
    emulator: 'localstack',
    frontDoor: 'function-url',
    divergences: localstackFunctionUrl,
  },
  { name: 'ministack-http', emulator: 'ministack', frontDoor: 'http', divergences: ministackHttp },
  { name: 'ministack-rest', emulator: 'ministack', frontDoor: 'rest', divergences: ministackRest },
  {
    name: 'ministack-function-url',
    emulator: 'ministack',
    frontDoor: 'function-url',
    divergences: ministackFunctionUrl,
  },
];
