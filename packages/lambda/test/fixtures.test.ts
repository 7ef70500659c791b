import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler } from '../src/handler.ts';

/** An event as it came or is documented, where from, and what the function answers. */
interface Fixture {
  readonly source: string;
  readonly event: unknown;
  readonly answer: { readonly statusCode: number; readonly body: string };
}

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .sort()
  .map((file): [string, Fixture] => [
    file.replace('.json', ''),
    // The files are ours; a missing key fails the test below.
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture,
  ]);

describe('handler, given captured events', () => {
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockReturnValue();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('has one of each kind', () => {
    expect(fixtures.map(([name]) => name)).toEqual([
      'alb',
      'direct-invocation',
      'function-url',
      'garbage-base64',
      'garbage',
      'http-api-binary',
      'http-api-without-body',
      'http-api',
      'rest-api',
      'scheduled-event',
    ]);
  });

  it.each(fixtures)('answers %s', async (_name, { source, event, answer }) => {
    expect(source).toMatch(/^(Captured|Recorded|Made up|https:\/\/docs\.aws\.amazon\.com\/)/);
    expect(await handler(event)).toEqual({
      headers: { 'content-type': 'application/json' },
      ...answer,
    });
  });
});
