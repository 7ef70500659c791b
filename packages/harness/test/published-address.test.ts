import { describe, expect, it } from 'vitest';
import { publishedEndpoint, publishedIp } from '../src/docker/published-address.ts';

describe('publishedIp', () => {
  it.each([
    ['localhost', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['172.17.0.1', '172.17.0.1'],
  ])('is for %s %s', async (host, ip) => {
    expect(await publishedIp(host)).toBe(ip);
  });

  it('refuses a host without an address', async () => {
    await expect(publishedIp('vm.invalid')).rejects.toThrow(
      /^Expected an IPv4 address of vm\.invalid, where testcontainers reaches its containers, got /,
    );
  });
});

describe('publishedEndpoint', () => {
  it('is where the engine publishes the container', () => {
    const ports = [{ HostIp: '172.17.0.1', HostPort: '32768' }];
    expect(publishedEndpoint('172.17.0.1', ports)).toBe('http://172.17.0.1:32768');
  });

  it.each([
    ['on every address', [{ HostIp: '0.0.0.0', HostPort: '1' }], '0.0.0.0:1'],
    ['at another address', [{ HostIp: '127.0.0.1', HostPort: '1' }], '127.0.0.1:1'],
    [
      'at two addresses',
      [
        { HostIp: '10.0.0.1', HostPort: '1' },
        { HostIp: '0.0.0.0', HostPort: '2' },
      ],
      '10.0.0.1:1, 0.0.0.0:2',
    ],
    ['nowhere', [], 'nowhere'],
  ])('refuses a container that is published %s', (_where, ports, got) => {
    expect(() => publishedEndpoint('10.0.0.1', ports)).toThrow(
      `Expected the engine to publish the emulator at 10.0.0.1 only, got ${got}.`,
    );
  });
});
