import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildBundle } from '../scripts/run-app.ts';
import { synthesize } from './synthesize.ts';
import { onlyResource } from './template.ts';

const filter: string = onlyResource(synthesize({}), 'AWS::Logs::MetricFilter').Properties
  .FilterPattern;

let handler: (event: unknown) => Promise<{ statusCode: number }>;

beforeAll(async () => {
  ({ handler } = await import(await buildBundle()));
});

/**
 * What Lambda's Node.js runtime writes for `console.error(message)` in the JSON log format.
 *
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client (src/LogPatch.js)
 */
function toLogLine(message: unknown): string {
  return JSON.stringify({
    timestamp: '2026-11-24T12:00:00.000Z',
    level: 'ERROR',
    requestId: '8286a188-ba32-4475-8077-530cd35c09a9',
    message,
  });
}

/** Whether a line matches a filter pattern of the form `{ $.path = "value" }`. */
function matches(pattern: string, line: string): boolean {
  const [, path, value] = /^\{ \$\.([\w.]+) = "(\w+)" \}$/.exec(pattern) ?? [];
  if (!path) throw new Error(`Expected a pattern like { $.path = "value" }, got ${pattern}`);
  let found: unknown = JSON.parse(line);
  for (const key of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[key];
  return found === value;
}

/** The lines that the function logs for an event. */
async function linesFor(event: unknown): Promise<{ statusCode: number; lines: string[] }> {
  const lines: string[] = [];
  const log = (message: unknown) => void lines.push(toLogLine(message));
  const error = vi.spyOn(console, 'error').mockImplementation(log);
  const warn = vi.spyOn(console, 'warn').mockImplementation(log);
  try {
    const { statusCode } = await handler(event);
    return { statusCode, lines };
  } finally {
    error.mockRestore();
    warn.mockRestore();
  }
}

describe('the alarm on defects', () => {
  it('counts a defect, which the function answers with 500', async () => {
    const { statusCode, lines } = await linesFor({
      get body(): string {
        throw new Error('a defect');
      },
    });
    expect(statusCode).toBe(500);
    expect(lines.map((line) => matches(filter, line))).toEqual([true]);
  });

  it('does not count a rejected request', async () => {
    const { statusCode, lines } = await linesFor({ body: '{"a":1}' });
    expect(statusCode).toBe(400);
    expect(lines.map((line) => matches(filter, line))).toEqual([false]);
  });
});
