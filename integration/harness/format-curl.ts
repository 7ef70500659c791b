import type { ApiAddress } from './api-address.ts';

/** A curl command that posts JSON to an API's root, to be pasted into a POSIX shell. */
export function formatCurl({ origin, basePath, host }: ApiAddress, json: string): string {
  const headers = ['content-type: application/json', ...(host ? [`host: ${host}`] : [])];
  // Quoted: the `$default` of an HTTP API's stage is no shell variable.
  return [
    'curl',
    ...headers.map((header) => `-H '${header}'`),
    `-d '${json}'`,
    `'${origin}${basePath}/'`,
  ].join(' ');
}
