/** How to reach an API without a DNS lookup. */
export interface ApiAddress {
  /** Such as `http://127.0.0.1:4566`, without a trailing slash. */
  readonly origin: string;
  /** Goes before every path: empty, or `/...` without a trailing slash. */
  readonly basePath: string;
  /** The Host header, if the emulator routes by it. */
  readonly host?: string;
}

/**
 * The address of an API Gateway API or a function URL on an emulator, from the URL that its stack
 * outputs. Emulators print URLs whose hosts need DNS, are amazonaws.com, or have another port than the
 * published one. LocalStack and MiniStack both route APIs by a path and function URLs by host.
 *
 * @throws Error if the URL belongs to neither an API nor a function.
 */
export function emulatedAddress(endpoint: string, url: string): ApiAddress {
  const { host = '', hostname = '', pathname = '' } = URL.parse(url) ?? {};
  const [id = '', service] = hostname.split('.');
  if (service === 'lambda-url') return { origin: endpoint, basePath: '', host };
  // LocalStack without API Gateway v2 prints `unknown` instead of an id, and nothing answers there.
  if (service === 'execute-api' && id !== 'unknown') {
    const [stage = '', ...path] = pathname.split('/').filter(Boolean);
    const basePath = ['/_aws/execute-api', id, stage || '$default', ...path].join('/');
    return { origin: endpoint, basePath };
  }
  throw new Error(
    `Expected the URL of an API Gateway API or a Lambda function, got ${JSON.stringify(url.slice(0, 200))}`,
  );
}

/** The address of an API whose host name resolves. */
export function urlAddress(url: string): ApiAddress {
  const { origin, pathname } = new URL(url);
  return { origin, basePath: pathname.replace(/\/$/, '') };
}
