/** Where an API answers, without any DNS look-up. */
export interface ApiAddress {
  /** `http://127.0.0.1:4566`, say; without a trailing slash. */
  readonly origin: string;
  /** Comes before every path; empty or `/...` without a trailing slash. */
  readonly basePath: string;
  /** The Host header to send where the emulator routes by it. */
  readonly host?: string;
}

/**
 * The address of a REST API's stage or an HTTP API's stage on an emulator. LocalStack and MiniStack
 * both route by this path, so neither a wildcard DNS name nor its certificate is needed.
 */
export function executeApiAddress(endpoint: string, apiId: string, stage: string): ApiAddress {
  return { origin: endpoint, basePath: `/_aws/execute-api/${apiId}/${stage}` };
}

/** The address of a function URL on an emulator, which routes by the URL's host name. */
export function functionUrlAddress(endpoint: string, functionUrl: string): ApiAddress {
  return { origin: endpoint, basePath: '', host: new URL(functionUrl).host };
}

/**
 * Where an API answers on an emulator, from the URL that its stack outputs. Emulators print URLs of
 * hosts that need DNS, are amazonaws.com, or carry a port that is not the mapped one.
 *
 * @throws Error when the URL is none of an API Gateway API or a function.
 */
export function emulatedAddress(endpoint: string, url: string): ApiAddress {
  const { host = '', hostname = '', pathname = '' } = URL.parse(url) ?? {};
  const [id = '', service] = hostname.split('.');
  if (service === 'lambda-url') return { origin: endpoint, basePath: '', host };
  // LocalStack without API Gateway v2 prints this instead of an id, and answers nowhere.
  if (service === 'execute-api' && id !== 'unknown') {
    return executeApiAddress(endpoint, id, pathname.split('/')[1] || '$default');
  }
  throw new Error(
    `Expected the URL of an API Gateway API or a Lambda function, got ${JSON.stringify(url.slice(0, 200))}`,
  );
}

/** The address of an API that DNS knows. */
export function urlAddress(url: string): ApiAddress {
  const { origin, pathname } = new URL(url);
  return { origin, basePath: pathname.replace(/\/$/, '') };
}
