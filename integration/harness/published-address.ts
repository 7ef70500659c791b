import { isIP } from 'node:net';

/**
 * The address to publish on so that `host`, where testcontainers looks for its containers, reaches
 * them: inside a container that is the bridge's gateway, 172.17.0.1, which only this machine has.
 */
export function loopbackFor(host: string): string {
  return isIP(host) ? host : '127.0.0.1';
}

/** IPv6 is published nowhere, and `localhost` may be tried there first. */
export function hostName(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}
