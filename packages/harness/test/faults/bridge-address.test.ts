import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { messageOf } from '@multiply/test-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectEmulator, ministack, startEmulator } from '../../src/index.ts';

afterEach(() => void vi.unstubAllEnvs());

/** This machine's address on the engine's default bridge: the first of its subnet. */
function readBridgeAddress(): string {
  const format = '{{(index .IPAM.Config 0).Subnet}}';
  const args = ['network', 'inspect', 'bridge', '--format', format];
  const subnet = execFileSync('docker', args, { encoding: 'utf8' });
  return subnet.replace(/\d+\/\d+\s*$/, '1');
}

describe('startEmulator', { timeout: 180_000 }, () => {
  it('publishes on the bridge alone where containers are reached there', async (context) => {
    if (!existsSync('/sys/class/net/docker0')) {
      context.skip('This machine has no bridge docker0: its engine runs elsewhere.');
    }
    const address = readBridgeAddress();
    // Before testcontainers reads it, once in each process.
    vi.stubEnv('TESTCONTAINERS_HOST_OVERRIDE', address);
    await using emulator = await startEmulator(ministack());
    const { hostname, port } = new URL(emulator.endpoint);
    expect(hostname).toBe(address);
    // The same address is refused where this process has not started what answers there.
    expect(await messageOf(connectEmulator(emulator.endpoint))).toMatch(
      /^Expected an emulator's address on this machine/,
    );
    expect(await messageOf(connectEmulator(`http://127.0.0.1:${port}`))).toContain('ECONNREFUSED');
  });
});
