import { decodePercent } from './request-path.ts';

/** The decoded parameters of a query in their order: name, value, name, value, ... */
export function readQuery(query: string): string[] {
  const parameters: string[] = [];
  if (query === '') return parameters;
  for (const pair of query.replaceAll('+', ' ').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    const value = equals === -1 ? '' : pair.slice(equals + 1);
    // What AWS makes of `%zz` in a query is not known; as it came, nothing is lost.
    parameters.push(decodePercent(name) ?? name, decodePercent(value) ?? value);
  }
  return parameters;
}
