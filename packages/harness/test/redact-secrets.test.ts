import { afterEach, describe, expect, it, vi } from 'vitest';
import { redactSecrets } from '../src/evidence/redact-secrets.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('redactSecrets', () => {
  it.each([
    'LOCALSTACK_AUTH_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'DB_PASSWORD',
    'MY_API_KEY',
    'my_credential',
  ])('names %s instead of its value', (name) => {
    vi.stubEnv(name, 'correct-horse-battery');
    expect(redactSecrets('a correct-horse-battery b correct-horse-battery')).toBe(
      `a [${name}] b [${name}]`,
    );
  });

  it('leaves values that are no secrets', () => {
    vi.stubEnv('GREETING', 'correct-horse-battery');
    vi.stubEnv('SHORT_TOKEN', 'test');
    expect(redactSecrets('test correct-horse-battery')).toBe('test correct-horse-battery');
  });
});
