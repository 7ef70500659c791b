import type { ApiAddress, StartedEmulator } from 'cdk-emulator-harness';
import type { EmulatorName, FreeEmulatorName } from './emulators.ts';

/** Everything that the contract runs against in one run. */
export interface DeployedTargets {
  /** The targets that need no deployment. */
  readonly local: readonly string[];
  readonly emulators: readonly EmulatorWithStacks[];
  readonly deployed: readonly DeployedTarget[];
  /** The end of every stack's name in this run. */
  readonly suffix: string;
}

/** An emulator and the names of the stacks on it. */
export interface EmulatorWithStacks {
  readonly name: EmulatorName;
  readonly emulator: StartedEmulator;
  readonly stacks: readonly string[];
}

/** A target that is deployed and accepts requests. */
export interface DeployedTarget {
  readonly name: string;
  readonly address: ApiAddress;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The names of the local targets to run. */
    localTargets: readonly string[];
    deployedTargets: readonly DeployedTarget[];
    /** The endpoints of the emulators that were started. */
    endpoints: Readonly<Partial<Record<FreeEmulatorName, string>>>;
  }
}
