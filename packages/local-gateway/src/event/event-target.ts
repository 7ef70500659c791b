/** The parts of an event that come from the request's target. */
export interface EventTarget {
  /** Percent-decoded. */
  rawPath: string;
  /** As the client wrote it, without the `?`. */
  rawQueryString: string;
  /** Decoded; values of the same name joined by a comma. Empty when there is no query. */
  queryStringParameters: Map<string, string>;
}

/**
 * Takes a request target apart as an HTTP API does: the path decoded, the query both ways. Undefined
 * for a path that an HTTP API refuses with 400.
 */
export function readEventTarget(target: string): EventTarget | undefined {
  const path = target.startsWith('/') ? target : withoutOrigin(target);
  const mark = path.indexOf('?');
  const rawPath = readPath(mark === -1 ? path : path.slice(0, mark));
  if (rawPath === undefined) return undefined;
  const rawQueryString = mark === -1 ? '' : path.slice(mark + 1);
  return { rawPath, rawQueryString, queryStringParameters: readQuery(rawQueryString) };
}

function withoutOrigin(target: string): string {
  // The absolute form that clients send to a proxy (RFC 9112, 3.2.2).
  const path = target.replace(/^https?:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Decodes twice and cuts between, as AWS does: `%3F` ends the path, `%252F` becomes a slash, `%25d` is
 * refused (captured on AWS by the authors of hotsock/voker, vokerhttp/testdata/ingress-paths.json).
 */
function readPath(path: string): string | undefined {
  if (!path.includes('%')) return path;
  const once = decode(path);
  if (once === undefined) return undefined;
  const mark = once.indexOf('?');
  return decode(mark === -1 ? once : once.slice(0, mark));
}

function readQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  if (query === '') return parameters;
  for (const pair of query.replaceAll('+', ' ').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals === -1 ? pair : pair.slice(0, equals);
    const rawValue = equals === -1 ? '' : pair.slice(equals + 1);
    // What AWS makes of `%zz` in a query is not known; as it came, nothing is lost.
    const name = decode(rawName) ?? rawName;
    const value = decode(rawValue) ?? rawValue;
    const earlier = parameters.get(name);
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return parameters;
}

/** Undefined for an escape that is no UTF-8 or no escape. */
function decode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
