import type { ApiAddress } from './api-address.ts';

/** A curl command for a POSIX shell that posts JSON to the API's root. */
export function formatCurl({ origin, basePath, host }: ApiAddress, json: string): string {
  const headers = ['content-type: application/json', ...(host ? [`host: ${host}`] : [])];
  // Quoted, because the `$default` of an HTTP API's stage is not a shell variable.
  return [
    'curl',
    ...headers.map((header) => `-H '${header}'`),
    `-d '${json}'`,
    `'${origin}${basePath}/'`,
  ].join(' ');
}
