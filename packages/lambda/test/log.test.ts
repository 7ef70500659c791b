import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler } from '../src/handler.ts';

// The methods that Lambda's runtime replaces to write its JSON log lines.
const methods = ['trace', 'debug', 'log', 'info', 'warn', 'error'] as const;
type Line = [level: string, ...written: unknown[]];

const SECRET = '777555333';
const context = { awsRequestId: 'e1f0bf9c-7a4e-4d53-a1a0-1c9f4a0d2f11' };
const product = { body: `{"a":${SECRET},"b":1}` };

let lines: Line[];

beforeEach(() => {
  lines = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...written) => {
      lines.push([method, ...written]);
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the log', () => {
  it.each([
    ['missing_body', ''],
    ['malformed_json', `{"a":${SECRET},"b"`],
    ['nested_too_deeply', `{"a":${SECRET},"b":${'['.repeat(10_001)}`],
    ['missing_operand', `{"a":${SECRET}}`],
    ['operand_not_number', `{"a":"${SECRET}","b":true}`],
    ['too_many_digits', `{"a":${SECRET.repeat(500)},"b":1}`],
    ['result_out_of_range', `{"a":${SECRET}e308,"b":1.0}`],
  ])('has one line for %s, with no part of the body', async (code, body) => {
    await handler({ body }, context);
    expect(lines).toEqual([['warn', { requestId: context.awsRequestId, code }]]);
  });

  it.each([undefined, 'INFO', 'WARN'])('has none for a product at level %s', async (level) => {
    const { handler } = await importWithLogLevel(level);
    await handler(product, context);
    expect(lines).toEqual([]);
  });

  it.each(['DEBUG', 'TRACE'])('has one for a product at level %s', async (level) => {
    const { handler } = await importWithLogLevel(level);
    await handler(product, context);
    expect(lines).toEqual([['debug', { requestId: context.awsRequestId, code: 'multiplied' }]]);
  });

  it('has one for an unexpected error, without its message', async () => {
    const error = new TypeError(`Cannot read ${SECRET}\n    at ${SECRET} (${SECRET}.js:1:1)`);
    expect(await handler(failingEvent(error), context)).toEqual({
      statusCode: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"Internal server error"}',
    });
    expect(lines).toEqual([
      [
        'error',
        {
          requestId: context.awsRequestId,
          code: 'internal_error',
          errorType: 'TypeError',
          stackTrace: expect.arrayContaining([expect.stringMatching(/^ +at .*log\.test\.ts:\d/)]),
        },
      ],
    ]);
    const [[, { stackTrace }]] = lines as [[string, { stackTrace: string[] }]];
    expect(stackTrace.filter((frame) => !/^ +at /.test(frame))).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });

  it.each([
    ['no stack trace', undefined],
    ['a stack trace that may quote the body', `Unknown: ${SECRET}\n    at ${SECRET}`],
  ])('has one for an error with %s', async (_name, stack) => {
    const error = Object.assign(new RangeError(SECRET), { stack });
    expect(await handler(failingEvent(error), context)).toMatchObject({ statusCode: 500 });
    expect(lines).toEqual([
      [
        'error',
        {
          requestId: context.awsRequestId,
          code: 'internal_error',
          errorType: 'RangeError',
          stackTrace: [],
        },
      ],
    ]);
  });

  it('has one for a thrown value that is not an error', async () => {
    expect(await handler(failingEvent(SECRET), context)).toMatchObject({ statusCode: 500 });
    expect(lines).toEqual([
      [
        'error',
        {
          requestId: context.awsRequestId,
          code: 'internal_error',
          errorType: 'string',
          stackTrace: [],
        },
      ],
    ]);
  });
});

// No JSON has such a property: it simulates a defect in the code that reads the event.
function failingEvent(error: unknown): object {
  return {
    get body() {
      throw error;
    },
  };
}

function importWithLogLevel(level: string | undefined): Promise<{ handler: typeof handler }> {
  vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', level);
  vi.resetModules();
  return import('../src/handler.ts');
}
