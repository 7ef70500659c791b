import { BlockList, isIP } from 'node:net';
import { HarnessError } from '../evidence/harness-error.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * The origin of an emulator's address on this machine, without a trailing slash.
 *
 * @throws HarnessError if it is not an http address of 127.0.0.0/8, ::1 or localhost, so that nothing
 * is deployed to AWS by mistake.
 */
export function parseLoopbackEndpoint(endpoint: string): string {
  const url = URL.parse(endpoint);
  if (url?.protocol === 'http:' && isLoopback(url.hostname)) return url.origin;
  throw new HarnessError({
    problem:
      "Expected an emulator's address on this machine, such as http://127.0.0.1:4566, got " +
      `${JSON.stringify(endpoint.slice(0, 200))}. To deploy to AWS on purpose, use plain \`cdk deploy\` in the app.`,
  });
}

function isLoopback(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  if (version === 0) return address === 'localhost';
  return loopback.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
