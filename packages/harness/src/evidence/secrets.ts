// The rule that tells secrets from plain settings. Of the environment variables of this process, of an
// app and of its functions, a value of at least 8 characters is a secret if
// 1. a word of its name says so (STRIPE_KEY, DB_PASS, authToken), or its name is that of a connection
//    string (DATABASE_URL, REDIS_URI), or
// 2. it has the form of a secret: a URL with a password, a private key, a token with a known prefix.
// What is given as `secrets`, and every NoEcho parameter of a template, is a secret whatever its name.

// Shorter values are not secrets, and redacting them would garble ordinary words.
const MIN_LENGTH = 8;

const SECRET_WORDS = new Set(
  (
    'APIKEY AUTH AUTHORIZATION BEARER CERT CERTIFICATE COOKIE CRED CREDENTIAL CREDENTIALS CREDS DSN JWT ' +
    'KEY KEYS LICENSE PASS PASSCODE PASSPHRASE PASSWD PASSWORD PASSWORDS PAT PRIVATE PW PWD SALT ' +
    'SECRET SECRETS SIGNATURE TOKEN TOKENS WEBHOOK'
  ).split(' '),
);
const SERVICES =
  /^(AMQP|BROKER|CONNECTION|DATABASE|DB|KAFKA|MONGO|MONGODB|MYSQL|PG|POSTGRES|POSTGRESQL|RABBITMQ|REDIS|SENTRY|SMTP)$/;
const ADDRESS_WORDS = /^(STRING|URI|URL)$/;
// Names with a secret word whose values are paths.
const PLAIN_NAMES = new Set(['PWD', 'OLDPWD', 'SSH_AUTH_SOCK', 'INIT_CWD']);

const SECRET_FORMS = [
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
  /^(A3T|AKIA|ASIA|AIza|dop_v1_|gh[oprsu]_|github_pat_|glpat-|hf_|ls-|npm_|pypi-|rk_|SG\.|sk[-_]|whsec_|xox[abeoprs]-)/,
];

export function isSecret(name: string, value: string): boolean {
  if (value.length < MIN_LENGTH || PLAIN_NAMES.has(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/);
  return (
    words.some((word) => SECRET_WORDS.has(word)) ||
    (words.some((word) => SERVICES.test(word)) && words.some((word) => ADDRESS_WORDS.test(word))) ||
    SECRET_FORMS.some((form) => form.test(value))
  );
}

/** The secrets of apps that this process has deployed: value and name. */
const remembered = new Map<string, string>();

/** Redacts these values from every error and every evidence from now on, whatever their names. */
export function rememberSecrets(secrets: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(secrets)) {
    if (value.length >= MIN_LENGTH) remembered.set(value, name);
  }
}

/** Remembers those of the variables that are secrets by the rule. */
export function rememberVariables(variables: Readonly<Record<string, string>>): void {
  const secret = Object.entries(variables).filter(([name, value]) => isSecret(name, value));
  rememberSecrets(Object.fromEntries(secret));
}

/** Every secret: its value, with parts of it that are secrets too, and its name; the longest first. */
export function listSecrets(): readonly (readonly [value: string, name: string])[] {
  const own = Object.entries(process.env).flatMap(([name, value = '']) =>
    isSecret(name, value) ? [[value, name] as const] : [],
  );
  const parts = new Map<string, string>();
  for (const [value, name] of [...own, ...remembered]) {
    for (const part of listParts(value)) parts.set(part, name);
  }
  // A secret can be the beginning of another.
  return [...parts].sort(([a], [b]) => b.length - a.length);
}

/** A log shows a value of several lines line by line, and a client shows a URL's password alone. */
function listParts(value: string): readonly string[] {
  const [, password = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^/\s@]+)@/i.exec(value) ?? [];
  const lines = value.includes('\n') ? value.split(/\r?\n/).map((line) => line.trim()) : [];
  return [value, ...lines, password].filter(({ length }) => length >= MIN_LENGTH);
}
