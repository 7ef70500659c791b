import type { Api, Door } from '../cases/case.ts';

/** How to reach an API. */
export interface Address {
  /** Such as `http://127.0.0.1:4566`: what to connect to. */
  readonly origin: string;
  /** Goes before every path: empty, or `/...` without a trailing slash. */
  readonly basePath: string;
  /** The Host header, where it is not that of the origin. */
  readonly host?: string;
}

/** Where the fixture answers. A function URL is both `open` and `routed`. */
export type Addresses = Readonly<Partial<Record<Door, Readonly<Partial<Record<Api, Address>>>>>>;

/**
 * The address of an API from its URL. `connectTo`, such as `127.0.0.1:4566`, is connected to in place of
 * the URL's host, which stays in the Host header: no DNS is needed.
 *
 * @throws TypeError if the URL is none.
 */
export function parseAddress(url: string, connectTo?: string): Address {
  const { protocol, origin, host, pathname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new TypeError(`Expected a URL that begins with http:// or https://, got ${url}`);
  }
  const basePath = pathname.replace(/\/+$/, '');
  return connectTo === undefined
    ? { origin, basePath }
    : { origin: `${protocol}//${connectTo}`, basePath, host };
}
