/** How to reach an API without a DNS lookup. */
export interface DoorAddress {
  /** Such as `http://127.0.0.1:4566`, without a trailing slash. */
  readonly origin: string;
  /** Goes before every path: empty, or `/...` without a trailing slash. */
  readonly basePath: string;
  /** The Host header, if the implementation routes by it. */
  readonly host?: string;
}
