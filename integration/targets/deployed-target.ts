import type { ApiAddress } from '../harness/api-address.ts';
import type { EmulatorName } from './emulator-targets.ts';

/** A target that is deployed and waits for requests. */
export interface DeployedTarget {
  readonly name: string;
  readonly address: ApiAddress;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Those of `handler` and `local-gateway` that run. */
    localTargets: readonly string[];
    deployedTargets: readonly DeployedTarget[];
    /** Where each emulator that was started answers. */
    endpoints: Readonly<Partial<Record<EmulatorName, string>>>;
  }
}
