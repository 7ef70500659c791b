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

/** The address of an API that DNS knows. */
export function urlAddress(url: string): ApiAddress {
  const { origin, pathname } = new URL(url);
  return { origin, basePath: pathname.replace(/\/$/, '') };
}
