/** A request target taken apart: the path and the query as the client wrote them. */
export interface RequestPath {
  readonly path: string;
  /** Without the `?`; empty when there is none. */
  readonly query: string;
}

/** Takes a request target apart. Does not decode anything. */
export function splitTarget(target: string): RequestPath {
  const path = target.startsWith('/') ? target : withoutOrigin(target);
  const mark = path.indexOf('?');
  if (mark === -1) return { path, query: '' };
  return { path: path.slice(0, mark), query: path.slice(mark + 1) };
}

function withoutOrigin(target: string): string {
  // The absolute form that clients send to a proxy (RFC 9112, 3.2.2).
  const path = target.replace(/^https?:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** Undefined for an escape that is no UTF-8 or no escape. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The path as an HTTP API reads it, or undefined for one that it refuses with 400. Decodes twice and
 * cuts between, as AWS does: `%3F` ends the path, `%252F` becomes a slash, `%25d` is refused (captured
 * on AWS by the authors of hotsock/voker, vokerhttp/testdata/ingress-paths.json).
 */
export function decodeHttpApiPath(path: string): string | undefined {
  if (!path.includes('%')) return path;
  const once = decodePercent(path);
  if (once === undefined) return undefined;
  const mark = once.indexOf('?');
  return decodePercent(mark === -1 ? once : once.slice(0, mark));
}
