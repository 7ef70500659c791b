// Shorter values are not secrets, and redacting them would garble ordinary words.
const MIN_LENGTH = 8;

/** Replaces the values of environment variables whose names suggest a secret with `[NAME]`. */
export function redactSecrets(content: string): string {
  let redacted = content;
  for (const [name, value = ''] of Object.entries(process.env)) {
    if (!/TOKEN|SECRET|PASSWORD|CREDENTIAL|API_?KEY|ACCESS_KEY/i.test(name)) continue;
    if (value.length >= MIN_LENGTH) redacted = redacted.replaceAll(value, `[${name}]`);
  }
  return redacted;
}
