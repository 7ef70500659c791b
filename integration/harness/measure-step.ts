/** What a measured step says of itself, in `detail` of its `performance.measure` entry. */
export interface StepDetail {
  /** What the step is done to: an emulator's title, or an app. */
  readonly lane: string;
}

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
    const detail: StepDetail = { lane };
    performance.measure(name, { start, end: performance.now(), detail });
  }
}
