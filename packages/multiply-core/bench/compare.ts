import { median, type Spread, spreadOf } from '@multiply/bench-kit';
import type { BodyKind } from './bodies.ts';
import type { CPython } from './cpython.ts';
import type { Rival } from './rivals.ts';

/** How one rival compares on one kind of body. */
export interface Comparison {
  readonly rival: string;
  readonly kind: string;
  /** Its time divided by ours: above 1, ours is faster. */
  readonly ratio: Spread;
  /** The median time for one body. */
  readonly ns: number;
  /** The share of the bodies that it answers differently from ours. */
  readonly wrong: number;
}

/** How long one rival works before it is the next one's turn. */
const TURN_MS = 3;

/**
 * Runs all of them in one process, in turn, round by round: what slows the machine down for a while
 * slows all of them down, and each round gives a ratio of its own.
 */
export async function compare(
  kind: BodyKind,
  ours: Rival,
  rivals: readonly Rival[],
  python: CPython | undefined,
  rounds: number,
): Promise<Comparison[]> {
  const all = [ours, ...rivals];
  const passes = all.map((rival) =>
    Math.max(1, Math.round((TURN_MS * 1e6) / timePass(rival, kind, 20))),
  );
  const pythonPasses = Math.max(1, Math.round((TURN_MS * 1e6) / 5e3 / kind.bodies.length));
  const times: number[][] = all.map(() => []);
  const pythonTimes: number[] = [];
  let pythonAnswers: string[] = [];

  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < all.length; turn++) {
      const index = (turn + round) % all.length;
      const rival = all[index];
      if (rival) times[index]?.push(timePass(rival, kind, passes[index] ?? 1) / kind.bodies.length);
    }
    if (python) {
      const { ns, answers } = await python.time(kind.bodies, pythonPasses);
      pythonTimes.push(ns);
      pythonAnswers = answers;
    }
  }

  const [oursTimes = [], ...rivalTimes] = times;
  const right = kind.bodies.map((body) => ours.answer(body));
  const compared = (rival: string, measured: readonly number[], answers: readonly string[]) => ({
    rival,
    kind: kind.name,
    ratio: spreadOf(measured.map((time, round) => time / (oursTimes[round] ?? Number.NaN))),
    ns: median(measured),
    wrong: answers.filter((answer, index) => answer !== right[index]).length / right.length,
  });
  return [
    compared(ours.name, oursTimes, right),
    ...rivals.map((rival, index) =>
      compared(
        rival.name,
        rivalTimes[index] ?? [],
        kind.bodies.map((body) => rival.answer(body)),
      ),
    ),
    ...(python ? [compared('CPython', pythonTimes, pythonAnswers)] : []),
  ];
}

let sink = 0;

/** Nanoseconds for one pass over all bodies of the kind. */
export function timePass(rival: Rival, kind: BodyKind, passes: number): number {
  const start = process.hrtime.bigint();
  for (let pass = 0; pass < passes; pass++) {
    for (const body of kind.bodies) sink += rival.answer(body).length;
  }
  if (sink < 0) throw new Error('Expected a sum of lengths');
  return Number(process.hrtime.bigint() - start) / passes;
}

/** Makes all rivals meet all kinds before anything counts: a server meets them mixed, too. */
export function warmUp(kinds: readonly BodyKind[], rivals: readonly Rival[]): void {
  for (let pass = 0; pass < 3; pass++) {
    for (const kind of kinds) for (const rival of rivals) timePass(rival, kind, 10);
  }
}
