import type { Stage } from '../event/stage.ts';

/** The stage that serves a path, and what of the path is left for its routes. */
export interface StagePath {
  readonly stage: Stage;
  readonly routePath: string;
}

/** Undefined when the path names no stage and there is no `$default`. */
export function findStage(stages: readonly Stage[], path: string): StagePath | undefined {
  let fallback: Stage | undefined;
  for (const stage of stages) {
    if (stage.name === '$default') fallback = stage;
    else if (path === `/${stage.name}`) return { stage, routePath: '/' };
    else if (path.startsWith(`/${stage.name}/`)) {
      return { stage, routePath: path.slice(stage.name.length + 1) };
    }
  }
  return fallback && { stage: fallback, routePath: path };
}
