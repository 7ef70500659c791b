import type { FrontDoor } from '@multiply/infra';
import { type Assembly, buildApp, synthesizeApp } from '../harness/synthesize-app.ts';
import type { EmulatorTarget } from './emulator-targets.ts';
import type { TargetRun } from './target-run.ts';
import { infraFolder } from './workspace.ts';

/** The synthesised app with each front door, once for all emulators. */
export type Assemblies = ReadonlyMap<FrontDoor, Promise<Assembly>>;

/** Bundles the function and synthesises its stack with each front door of the targets, side by side. */
export function prepareAssemblies(targets: readonly EmulatorTarget[], run: TargetRun): Assemblies {
  const frontDoors = [...new Set(targets.map(({ frontDoor }) => frontDoor))];
  const { cleanup, signal, step, suffix } = run;
  const app = { folder: infraFolder };
  const built = step('app', 'build', () => buildApp(app, signal));
  const synthesise = async (frontDoor: FrontDoor) => {
    await built;
    const context = { api: frontDoor, stack: stackName(frontDoor, suffix) };
    return await step('app', `synthesise api=${frontDoor}`, async () =>
      cleanup.use(await synthesizeApp({ ...app, context }, signal)),
    );
  };
  return new Map(frontDoors.map((frontDoor) => [frontDoor, synthesise(frontDoor)]));
}

export function stackName(frontDoor: FrontDoor, suffix: string): string {
  return `multiply-${frontDoor}-${suffix}`;
}
