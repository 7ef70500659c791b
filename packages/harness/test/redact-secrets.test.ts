import { afterEach, describe, expect, it, vi } from 'vitest';
import { lastLines } from '../src/evidence/last-lines.ts';
import { redactSecrets } from '../src/evidence/redact-secrets.ts';
import { isSecret, rememberSecrets, rememberVariables } from '../src/evidence/secrets.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const VALUE = 'correct-horse-battery';

describe('isSecret', () => {
  it.each([
    'LOCALSTACK_AUTH_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'DB_PASSWORD',
    'MY_API_KEY',
    'my_credential',
    'STRIPE_KEY',
    'DB_PASS',
    'DATABASE_URL',
    'REDIS_URI',
    'stripeApiKey',
    'client-secret',
  ])('is true for a value named %s', (name) => {
    expect(isSecret(name, VALUE)).toBe(true);
  });

  it.each([
    'GREETING',
    'PWD',
    'TABLE_NAME',
    'MONKEY',
    'KEYBOARD',
    'BYPASS_LIST',
    'API_URL',
    'PATH',
  ])('is false for a value named %s', (name) => {
    expect(isSecret(name, VALUE)).toBe(false);
  });

  it.each([
    'postgres://user:pass-word@db.example/app',
    'sk_live_0123456789',
    'ghp_0123456789abcdef',
    '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
  ])('is true for %s, whatever its name', (value) => {
    expect(isSecret('GREETING', value)).toBe(true);
  });

  it('is false for a short value, which would garble words', () => {
    expect(isSecret('SHORT_TOKEN', 'test')).toBe(false);
  });
});

describe('redactSecrets', () => {
  it('names the variable instead of its value', () => {
    vi.stubEnv('MY_TOKEN', VALUE);
    vi.stubEnv('GREETING', 'a plain setting');
    expect(redactSecrets(`a ${VALUE} b ${VALUE}, a plain setting`)).toBe(
      'a [MY_TOKEN] b [MY_TOKEN], a plain setting',
    );
  });

  const awkward = 'a"b\\c\nd e&f/ü+g=h';
  it.each([
    ['as it is', awkward],
    ['in JSON', JSON.stringify({ x: awkward })],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ x: awkward }))],
    ['URL-encoded', encodeURIComponent(awkward)],
    ['in a form', new URLSearchParams({ x: awkward }).toString()],
    ['as base64', Buffer.from(awkward).toString('base64')],
    ['as base64url', Buffer.from(awkward).toString('base64url')],
    ['in base64 of more', Buffer.from(`user:${awkward}@`).toString('base64')],
    ['in base64 of other length', Buffer.from(`a:${awkward}`).toString('base64')],
  ])('finds a secret %s', (_how, content) => {
    vi.stubEnv('MY_TOKEN', awkward);
    expect(redactSecrets(content)).toContain('[MY_TOKEN]');
  });

  it('redacts a secret whose beginning is another secret', () => {
    vi.stubEnv('A_TOKEN', VALUE);
    vi.stubEnv('B_TOKEN', `${VALUE}-and-more`);
    expect(redactSecrets(`${VALUE}-and-more ${VALUE}`)).toBe('[B_TOKEN] [A_TOKEN]');
  });

  it('redacts each line of a secret, and the password of a URL', () => {
    vi.stubEnv('CERT_KEY', 'first-line\nsecond-line');
    vi.stubEnv('DATABASE_URL', 'postgres://me:password-of-it@db/app');
    expect(redactSecrets('> first-line\n> second-line, password-of-it')).toBe(
      '> [CERT_KEY]\n> [CERT_KEY], [DATABASE_URL]',
    );
  });

  it('redacts what it was told to remember, whatever its name', () => {
    rememberSecrets({ PLAIN: 'told-to-be-secret' });
    rememberVariables({ PLAIN_SETTING: 'told-nothing', FUNCTION_KEY: 'key-of-function' });
    expect(redactSecrets('told-to-be-secret told-nothing key-of-function')).toBe(
      '[PLAIN] told-nothing [FUNCTION_KEY]',
    );
  });
});

describe('lastLines', () => {
  it('redacts before it cuts a line', () => {
    vi.stubEnv('MY_TOKEN', VALUE);
    expect(lastLines(`${'x'.repeat(290)}${VALUE}`)).toBe(`  ${'x'.repeat(290)}[MY_TOKEN]`);
  });
});
