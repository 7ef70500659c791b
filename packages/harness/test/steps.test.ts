import { describe, expect, it } from 'vitest';
import { type MeasuredStep, recordSteps, reportSteps } from '../src/index.ts';

describe('recordSteps', () => {
  it('records each step when it ends, failed ones too', async () => {
    const steps: MeasuredStep[] = [];
    const step = recordSteps(steps);
    expect(await step('lane', 'one', async () => 1)).toBe(1);
    const failing = step('lane', 'two', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(steps.map(({ name }) => name)).toEqual(['one', 'two']);
    for (const { startMs, endMs } of steps) expect(endMs).toBeGreaterThanOrEqual(startMs);
  });
});

describe('reportSteps', () => {
  it('writes a line for each step and runs it through the next one', async () => {
    const lines: string[] = [];
    const steps: MeasuredStep[] = [];
    const step = reportSteps((line) => lines.push(line), recordSteps(steps));
    await step('lane', 'works', async () => {});
    await step('lane', 'fails', () => Promise.reject(new Error('no'))).catch(() => {});
    expect(lines).toEqual([
      expect.stringMatching(/^ +\d+\.\d s {2}lane {8}works$/),
      expect.stringMatching(/^ +\d+\.\d s {2}lane {8}fails: failed$/),
    ]);
    expect(steps).toHaveLength(2);
  });
});
