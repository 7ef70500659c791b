import type { RunStep } from 'cdk-emulator-harness';

/** What all deployments of one run share. */
export interface DeploymentRun {
  /** Receives each resource as soon as it exists, so that it is removed whatever happens afterwards. */
  readonly cleanup: AsyncDisposableStack;
  readonly signal: AbortSignal;
  readonly step: RunStep;
  /** The end of every stack's name, so that concurrent runs on one emulator do not collide. */
  readonly suffix: string;
}
