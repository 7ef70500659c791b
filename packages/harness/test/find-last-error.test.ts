import { describe, expect, it } from 'vitest';
import { findLastError } from '../src/evidence/find-last-error.ts';

describe('findLastError', () => {
  it.each([
    [
      'the last error of MiniStack',
      [
        '2026-11-25 12:20:25 ERROR [lambda] the first',
        '2026-11-25 12:20:26 ERROR [cloudformation] Failed to provision Queue: no such key',
        '2026-11-25 12:20:27 INFO [lambda] later',
      ],
      'Failed to provision Queue: no such key',
    ],
    [
      'an error of LocalStack without its module',
      [
        '2026-11-25T12:19:30.768 ERROR --- [et.reactor-4] l.s.lambda_.executor      : out of memory',
      ],
      'out of memory',
    ],
    [
      'an answer that API Gateway cannot read, of which LocalStack only warns',
      [
        "2026-11-25T12:19:30.768  WARN --- [et.reactor-4] l.s.a.n.e.integrations.aws : Lambda output should follow the next JSON format: {} but was: b'5'",
        '2026-11-25T12:19:30.814  WARN --- [  MainThread] localstack.dns.server      : No upstream dns server',
      ],
      "Lambda output should follow the next JSON format: {} but was: b'5'",
    ],
    ['nothing in a log without errors', ['2026-11-25 12:20:24 INFO [ministack] Ready'], undefined],
  ])('finds %s', (_what, lines, message) => {
    expect(findLastError(lines.join('\n'))).toBe(message);
  });
});
