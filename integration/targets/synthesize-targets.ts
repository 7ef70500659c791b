import type { FrontDoor } from '@multiply/infra';
import { type Assembly, buildApp, synthesizeApp } from 'cdk-emulator-harness';
import type { DeploymentRun } from './deployment-run.ts';
import type { EmulatorTarget } from './emulator-targets.ts';
import { infraFolder } from './emulators.ts';

/** The synthesised app with each front door, shared by all emulators. */
export type Assemblies = ReadonlyMap<FrontDoor, Promise<Assembly>>;

/** Bundles the function, then synthesises the stack with each front door of the targets concurrently. */
export function synthesizeTargets(
  targets: readonly EmulatorTarget[],
  { cleanup, suffix, ...options }: DeploymentRun,
): Assemblies {
  const frontDoors = [...new Set(targets.map(({ frontDoor }) => frontDoor))];
  const app = { folder: infraFolder };
  const built = buildApp(app, options);
  const synthesize = async (frontDoor: FrontDoor) => {
    await built;
    const context = { api: frontDoor, stack: stackName(frontDoor, suffix) };
    return cleanup.use(await synthesizeApp({ ...app, context }, options));
  };
  return new Map(frontDoors.map((frontDoor) => [frontDoor, synthesize(frontDoor)]));
}

export function stackName(frontDoor: FrontDoor, suffix: string): string {
  return `multiply-${frontDoor}-${suffix}`;
}
