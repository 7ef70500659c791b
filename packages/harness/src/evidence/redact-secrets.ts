import { listSecrets } from './secrets.ts';

/**
 * Replaces every secret with `[NAME]`, also where it is escaped in JSON (once or twice) or in a URL, or is
 * part of something encoded as base64.
 */
export function redactSecrets(content: string): string {
  let redacted = content;
  for (const [value, name] of listSecrets()) {
    for (const form of listForms(value)) redacted = redacted.replaceAll(form, `[${name}]`);
  }
  return redacted;
}

function listForms(value: string): readonly string[] {
  const json = escapeJson(value);
  const url = encodeURIComponent(value);
  const forms = new Set([
    value,
    json,
    escapeJson(json),
    url,
    // As forms and query strings have it, and with lower-case digits.
    url.replaceAll('%20', '+'),
    url.replace(/%../g, (digits) => digits.toLowerCase()),
    encodeURI(value),
    ...listBase64(value),
  ]);
  return [...forms].sort((a, b) => b.length - a.length);
}

function escapeJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/**
 * The characters of base64 that only the value determines, for each of the three places in a group of
 * three bytes at which it can begin.
 */
function listBase64(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    const base64 = padded.toString('base64').slice(start, end);
    return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
