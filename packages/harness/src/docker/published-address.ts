import { lookup } from 'node:dns/promises';
import { HarnessError } from '../evidence/harness-error.ts';

/** One of the addresses at which the engine publishes a container's port, as `docker inspect` shows it. */
export interface PublishedPort {
  readonly HostIp: string;
  readonly HostPort: string;
}

/**
 * The IP address to publish ports on so that only `host`, where testcontainers reaches its containers,
 * can connect: 127.0.0.1; inside a container the bridge's gateway, such as 172.17.0.1; with an engine on
 * another machine, that machine's.
 *
 * @throws HarnessError if the host has no IPv4 address.
 */
export async function publishedIp(host: string): Promise<string> {
  if (host === 'localhost') return '127.0.0.1';
  try {
    return (await lookup(host, { family: 4 })).address;
  } catch (cause) {
    throw new HarnessError(
      {
        problem: `Expected an IPv4 address of ${host}, where testcontainers reaches its containers, got ${(cause as Error).message}.`,
        advice: 'check DOCKER_HOST and TESTCONTAINERS_HOST_OVERRIDE.',
      },
      { cause },
    );
  }
}

/**
 * The endpoint of a container's port. An address other than a loopback one is accepted only because the
 * engine itself reports that this container, and nothing else, is published there.
 *
 * @throws HarnessError if the engine reports another address.
 */
export function publishedEndpoint(ip: string, ports: readonly PublishedPort[] = []): string {
  const port = ports.find(({ HostIp }) => HostIp === ip)?.HostPort;
  if (port !== undefined && ports.length === 1) return `http://${ip}:${port}`;
  const got = ports.map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}`).join(', ') || 'nowhere';
  throw new HarnessError({
    problem: `Expected the engine to publish the emulator at ${ip} only, got ${got}.`,
    advice: 'check DOCKER_HOST and TESTCONTAINERS_HOST_OVERRIDE.',
  });
}
