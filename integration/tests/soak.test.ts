import type { ServerResponse } from 'node:http';
import { handler } from '@multiply/lambda';
import { startServer } from '@multiply/test-kit';
import { urlAddress } from 'cdk-emulator-harness';
import { describe, expect, it } from 'vitest';
import { formatReliability, formatRow, readReliability } from '../soak/format-reliability.ts';
import { findFaults, type SoakReport } from '../soak/run-soak.ts';
import { soakCases } from '../soak/soak-cases.ts';
import { soakTarget } from '../soak/soak-target.ts';

const options = { requests: 70, atOnce: 4, onProgress: () => {} };
const signal = new AbortController().signal;

const report: SoakReport = {
  target: 'example',
  requests: 3,
  seconds: 1.5,
  latenciesMs: [1, 2, 30],
  wrong: new Map(),
  serverErrors: 0,
  before: { containers: 2, megabytes: 10 },
  after: { containers: 2, megabytes: 12 },
};

describe('soakCases', () => {
  it.each(soakCases)('match what the function answers: $expected', async ({ body, expected }) => {
    const { statusCode, body: answer } = await handler({ body, isBase64Encoded: false });
    expect(`${statusCode} ${answer}`).toBe(expected);
  });

  it('have distinct answers', () => {
    const answers = soakCases.map(({ expected }) => expected);
    expect(answers).toEqual([...new Set(answers)]);
  });
});

describe('soakTarget', () => {
  it('sends every request, four at once over four connections', async () => {
    const sockets = new Set<object>();
    const waiting: ServerResponse[] = [];
    const url = await startServer((request, response) => {
      sockets.add(request.socket);
      waiting.push(response);
      // With fewer at once, no request would be answered.
      if (waiting.length === 4) for (const held of waiting.splice(0)) held.end('{}');
    });
    const all = { ...options, requests: 72, signal };
    const { requests, latenciesMs } = await soakTarget(urlAddress(url), all);
    expect([requests, latenciesMs.length, sockets.size]).toEqual([72, 72, 4]);
  });

  it('counts wrong answers by their content, and server errors', async () => {
    const url = await startServer((_request, response) => response.writeHead(503).end('busy'));
    const { wrong, serverErrors } = await soakTarget(urlAddress(url), { ...options, signal });
    expect([...wrong]).toEqual([['503 busy', 70]]);
    expect(serverErrors).toBe(70);
  });

  it('counts a broken connection as a wrong answer', async () => {
    const url = await startServer((request) => request.socket.destroy());
    const { wrong } = await soakTarget(urlAddress(url), { ...options, signal });
    expect([...wrong.values()].reduce((sum, times) => sum + times, 0)).toBe(70);
  });

  it('ends when aborted', async () => {
    const url = await startServer((_request, response) => response.end('{}'));
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(soakTarget(urlAddress(url), { ...options, signal: aborted })).rejects.toThrow(
      'enough',
    );
  });
});

describe('findFaults', () => {
  it.each([
    ['nothing', {}, []],
    [
      'a wrong answer',
      { wrong: new Map([['200 no', 2]]) },
      ['example: expected no wrong answer, got 2 × "200 no"'],
    ],
    ['a server error', { serverErrors: 1 }, ['example: expected no 5xx, got 1']],
    [
      'one more container',
      { after: { containers: 3, megabytes: 12 } },
      ['example: expected 2 containers, got 3'],
    ],
  ])('finds %s', (_name, fields, faults) => {
    expect(findFaults({ ...report, ...fields })).toEqual(faults);
  });
});

describe('formatReliability', () => {
  const row = formatRow(report, '2026-01-02');

  it('shows each target and names those that did not run', () => {
    const text = formatReliability(new Map([['example', row]]), ['example', 'other'], ['Node 24']);
    expect(text).toContain(
      '| example | 2026-01-02 | 3 | 1.5 | 2 | 2 | 30 | 30 | 0 | 0 | 2, 2 | 10, 12 | none |',
    );
    expect(text).toContain('Not run: other.');
    expect(text).toContain('No wrong answer, no 5xx');
  });

  it('shows faults', () => {
    const faulty = formatRow({ ...report, serverErrors: 5 }, '2026-01-02');
    const text = formatReliability(new Map([['example', faulty]]), ['example'], []);
    expect(text).toContain('| example: expected no 5xx, got 5 |');
    expect(text).not.toContain('No wrong answer, no 5xx');
  });

  it('can be read back', () => {
    const rows = new Map([['example', row]]);
    const text = formatReliability(rows, ['example', 'other'], []);
    expect(readReliability(text, ['example', 'other'])).toEqual(rows);
  });
});
