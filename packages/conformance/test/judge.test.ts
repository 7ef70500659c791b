import { describe, expect, it } from 'vitest';
import { cases } from '../src/cases/cases.ts';
import { judge } from '../src/results/judge.ts';
import { isFailure, type Results } from '../src/results/results.ts';
import { redact } from '../src/run/redact.ts';

const settled = cases.find(({ id }) => id === 'http2/response/string');
const open = cases.find(({ id }) => id === 'http2/response/null');
if (!settled || !open || settled.expected.kind !== 'known') throw new Error('Expected these cases');
const aws = settled.expected.answers;
const other = { status: 500 };
const listed = (observed: object) => [{ id: 'http2/response/string', observed: { ...observed } }];

describe('judge', () => {
  it.each([
    ['what AWS does', { observed: aws }, [], 'as-aws'],
    ['a difference that is not listed', { observed: other }, [], 'difference'],
    ['the listed difference', { observed: other }, listed(other), 'known-difference'],
    [
      'another difference than the listed one',
      { observed: { status: 404 } },
      listed(other),
      'difference',
    ],
    ['a difference that is gone', { observed: aws }, listed(other), 'no-longer-differs'],
    ['what cannot be asked', { notAsked: 'no address' }, [], 'not-asked'],
  ] as const)('knows %s', (_name, asked, known, verdict) => {
    const result = judge(settled, asked, { known, facts: [] });
    expect(result.verdict).toBe(verdict);
    expect(isFailure(result)).toBe(verdict === 'difference' || verdict === 'no-longer-differs');
  });

  it('does not judge what is not settled', () => {
    const result = judge(open, { observed: other }, { known: [], facts: [] });
    expect(result).toMatchObject({ verdict: 'not-settled', observed: other });
    expect(result.why).toContain('Searched: ');
  });

  it('fails a list that has what is not settled', () => {
    const known = [{ id: open.id, observed: other }];
    expect(judge(open, { observed: other }, { known, facts: [] }).verdict).toBe(
      'no-longer-differs',
    );
  });
});

describe('facts', () => {
  const recording = (id: string, observed: Results['results'][number]['observed']): Results => ({
    format: 'front-door-conformance/1',
    suite: '1.0.0',
    date: '2026-01-02T03:04:05.006Z',
    target: { name: 'AWS' },
    doors: ['http2'],
    results: [{ id, verdict: 'not-settled', ...(observed ? { observed } : {}) }],
  });

  it('decide what is not settled, and are named as its source', () => {
    const facts = [recording(open.id, { status: 204 })];
    const judging = { known: [], facts };
    expect(judge(open, { observed: { status: 204 } }, judging)).toMatchObject({
      verdict: 'as-aws',
      source: { kind: 'recorded', title: 'a recording of AWS on 2026-01-02' },
    });
    expect(judge(open, { observed: other }, judging).verdict).toBe('difference');
  });

  it('do not replace what is settled', () => {
    const facts = [recording(settled.id, other)];
    expect(judge(settled, { observed: other }, { known: [], facts }).verdict).toBe('difference');
  });

  it('are not taken from a request that got no answer', () => {
    const facts = [recording(open.id, { error: 'no answer: timeout' })];
    expect(judge(open, { observed: other }, { known: [], facts }).verdict).toBe('not-settled');
  });
});

describe('redact', () => {
  const addresses = {
    http2: { open: { origin: 'https://abc123.execute-api.eu-west-1.amazonaws.com', basePath: '' } },
    url: {
      open: { origin: 'http://127.0.0.1:4566', basePath: '', host: 'xyz.lambda-url.eu.on.aws' },
    },
  };

  it.each([
    [
      'an account',
      'arn:aws:lambda:eu-west-1:123456789012:function',
      'arn:aws:lambda:eu-west-1:ACCOUNT:function',
    ],
    ['the host of an address', 'at abc123.execute-api.eu-west-1.amazonaws.com.', 'at HOST.'],
    ['a Host header', 'xyz.lambda-url.eu.on.aws', 'HOST'],
    [
      'another host of AWS',
      'q.execute-api.us-east-1.amazonaws.com',
      'API.execute-api.REGION.amazonaws.com',
    ],
    ['an id in a path', '/_aws/execute-api/z36ja8jlao/prod', '/_aws/execute-api/API/prod'],
    ['an IP address', 'from 203.0.113.7', 'from IP_ADDRESS'],
  ])('takes out %s', (_name, text, redacted) => {
    expect(redact({ a: text, b: [{ c: text }] }, addresses)).toEqual({
      a: redacted,
      b: [{ c: redacted }],
    });
  });

  it('keeps everything else', () => {
    const observed = {
      status: 200,
      ok: true,
      none: null,
      body: 'Root=1-123456789012-a at 127.0.0.1',
    };
    expect(redact(observed, addresses)).toEqual(observed);
  });
});
