/** The parts of an event that come from the request's target. */
export interface EventTarget {
  /** Percent-decoded, also `%2F`. */
  rawPath: string;
  /** As the client wrote it, without the `?`. */
  rawQueryString: string;
  /** Decoded; values of the same name joined by a comma. Empty when there is no query. */
  queryStringParameters: Map<string, string>;
}

/** Takes a request target apart as an HTTP API does: the path decoded, the query both ways. */
export function readEventTarget(target: string): EventTarget {
  const path = target.startsWith('/') ? target : withoutOrigin(target);
  const mark = path.indexOf('?');
  const rawQueryString = mark === -1 ? '' : path.slice(mark + 1);
  return {
    rawPath: readPath(mark === -1 ? path : path.slice(0, mark)),
    rawQueryString,
    queryStringParameters: readQuery(rawQueryString),
  };
}

function withoutOrigin(target: string): string {
  // The absolute form that clients send to a proxy (RFC 9112, 3.2.2).
  const path = target.replace(/^https?:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

function readPath(path: string): string {
  const decoded = decode(path);
  // A `%3F` ends the path on AWS: captures cited in middleapi/standard-server pull request 93.
  const mark = decoded.indexOf('?');
  return mark === -1 ? decoded : decoded.slice(0, mark);
}

function readQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  if (query === '') return parameters;
  for (const pair of query.replaceAll('+', ' ').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
    const earlier = parameters.get(name);
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return parameters;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // What AWS makes of `%zz` is not known; as it came, nothing is lost.
    return text;
  }
}
