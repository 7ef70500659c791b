/** A step that has ended, in ms since this process began. */
export interface MeasuredStep {
  /** What it was done to: an emulator's title, or an app. */
  readonly lane: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

const PREFIX = 'cdk-emulator-tests/';

/** Runs a step and puts it on Node's performance timeline, where a waterfall can be read from. */
export async function measureStep<Result>(
  lane: string,
  name: string,
  step: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  try {
    return await step();
  } finally {
    performance.measure(`${PREFIX}${lane}/${name}`, { start, end: performance.now() });
  }
}

/** The steps on the timeline; `performance.clearMeasures()` forgets them. */
export function readMeasuredSteps(): MeasuredStep[] {
  return performance
    .getEntriesByType('measure')
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, startTime, duration }) => {
      const [lane = '', ...rest] = name.slice(PREFIX.length).split('/');
      return { lane, name: rest.join('/'), startMs: startTime, endMs: startTime + duration };
    });
}
