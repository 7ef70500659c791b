import type { Address } from '../run/address.ts';

/**
 * How to reach an API of an emulator without DNS, from the URL that its stack outputs: LocalStack,
 * MiniStack and others route APIs by the path `/_aws/execute-api/ID/STAGE` and function URLs by the Host
 * header. Undefined if the emulator has no such API.
 */
export function outputAddress(endpoint: string, url: string): Address | undefined {
  const { host = '', hostname = '', pathname = '' } = URL.parse(url) ?? {};
  const [id = '', service] = hostname.split('.');
  const origin = new URL(endpoint).origin;
  if (service === 'lambda-url') return { origin, basePath: '', host };
  // LocalStack without API Gateway v2 prints `unknown` in place of an id, and nothing answers there.
  if (service !== 'execute-api' || id === 'unknown') return undefined;
  const stage = pathname.split('/')[1] || '$default';
  return { origin, basePath: `/_aws/execute-api/${id}/${stage}` };
}
