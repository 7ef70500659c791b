// Shorter values are no secrets and would blot out ordinary words.
const SHORTEST = 8;

/** The text without the values of this process's variables that are named like secrets. */
export function redactSecrets(text: string): string {
  let redacted = text;
  for (const [name, value = ''] of Object.entries(process.env)) {
    if (!/TOKEN|SECRET|PASSWORD|CREDENTIAL|API_?KEY|ACCESS_KEY/i.test(name)) continue;
    if (value.length >= SHORTEST) redacted = redacted.replaceAll(value, `[${name}]`);
  }
  return redacted;
}
