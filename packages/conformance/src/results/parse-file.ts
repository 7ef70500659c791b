import type { KnownDifferences } from './known-differences.ts';
import type { Results } from './results.ts';

/** Results from the text of a file. Throws an Error that names the file if it holds something else. */
export function parseResults(text: string, file: string): Results {
  return parse(text, file, 'front-door-conformance/1', 'results') as unknown as Results;
}

/** Known differences from the text of a file. Throws an Error that names the file as well. */
export function parseKnownDifferences(text: string, file: string): KnownDifferences {
  return parse(
    text,
    file,
    'front-door-conformance-known/1',
    'differences',
  ) as unknown as KnownDifferences;
}

function parse(text: string, file: string, format: string, list: string): Record<string, unknown> {
  const value = readObject(text);
  const items = value?.[list];
  const whole =
    value?.format === format &&
    Array.isArray(items) &&
    items.every((item) => typeof item === 'object' && typeof item?.id === 'string');
  if (value === undefined || !whole) {
    throw new Error(`Expected ${file} to be JSON with the format ${format}`);
  }
  return value;
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // The format is checked field by field above.
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
