import type { Served } from './served.ts';

/** What is served, for a person: each API with its routes and a curl line. */
export function describeServed(
  { apis, notServed, placeholders, note }: Served,
  example: string | undefined,
): string {
  const [first] = apis;
  if (apis.length === 1 && first?.id === 'local') {
    return `Listening on ${first.url} (Ctrl-C stops it). ${note} Try:\n\n  ${curlLine(first.url, example)}\n`;
  }
  const sections = apis.map(({ kind, id, url, routes }) => [
    `${id} (${kind}) ${url}`,
    ...routes.map((route) => `  ${route}`),
    `  ${curlLine(url, example)}`,
  ]);
  if (notServed.length > 0) {
    sections.push([
      'Not served, answered with 501:',
      ...notServed.map(({ id, what, reason }) => `  ${id}, ${what}: ${reason}`),
    ]);
  }
  if (placeholders.length > 0) {
    sections.push([
      'Made up, as nothing here has them:',
      ...placeholders.map(
        ({ id, variable, reference, value }) => `  ${id}: ${variable}=${value} (${reference})`,
      ),
    ]);
  }
  const text = sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
  return `${text}\nListening (Ctrl-C stops it). ${note}`;
}

/** The same for a program: one line of JSON. */
export function formatServed({ apis, notServed, placeholders }: Served): string {
  return JSON.stringify({ apis, notServed, placeholders });
}

function curlLine(url: string, example: string | undefined): string {
  if (example === undefined) return `curl ${url}`;
  const quoted = `'${example.replaceAll("'", `'\\''`)}'`;
  return `curl -H 'content-type: application/json' -d ${quoted} ${url}`;
}
