const STILL_WORKING_MS = 3_000;
const LANE_WIDTH = 10;

/** Runs one step of a run. A lane is what the step works on: an emulator's title or an app's folder. */
export type RunStep = <Result>(
  lane: string,
  name: string,
  run: () => Promise<Result>,
) => Promise<Result>;

/** A step that has ended. Times are in ms since this process started. */
export interface MeasuredStep {
  readonly lane: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Receives each line as soon as it is complete. */
export type WriteLine = (line: string) => void;

export const runStep: RunStep = (_lane, _name, run) => run();

/** Adds each step to `steps` when it ends, whether it succeeded or not. */
export function recordSteps(steps: MeasuredStep[], next: RunStep = runStep): RunStep {
  return async (lane, name, run) => {
    const startMs = performance.now();
    try {
      return await next(lane, name, run);
    } finally {
      steps.push({ lane, name, startMs, endMs: performance.now() });
    }
  };
}

/** Writes a line with the elapsed seconds when a step ends, and every 3 s while it runs. */
export function reportSteps(write: WriteLine, next: RunStep = runStep): RunStep {
  return async (lane, name, run) => {
    const startedAt = performance.now();
    const report = (suffix: string) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      write(`${seconds.padStart(6)} s  ${lane.padEnd(LANE_WIDTH)}  ${name}${suffix}`);
    };
    const stillWorking = setInterval(report, STILL_WORKING_MS, ' …');
    try {
      const result = await next(lane, name, run);
      report('');
      return result;
    } catch (error) {
      report(': failed');
      throw error;
    } finally {
      clearInterval(stillWorking);
    }
  };
}
