import { isIP } from 'node:net';

/**
 * The IP address to publish ports on so that only `host`, where testcontainers reaches its containers,
 * can connect. Inside a container that is the bridge's gateway, such as 172.17.0.1.
 */
export function publishedIp(host: string): string {
  return isIP(host) ? host : '127.0.0.1';
}

/** Ports are published on IPv4 only, and `localhost` may resolve to IPv6 first. */
export function endpointHost(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}
