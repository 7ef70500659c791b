import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, inject, it } from 'vitest';
import { freeEmulators } from '../../targets/emulators.ts';

const TIMEOUT_MS = 2_000;

/** `connected`, or why the connection failed. */
function tryToConnect(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    const end = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.on('connect', () => end('connected'));
    socket.on('timeout', () => end('timeout'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

describe.each(freeEmulators)('%s', (name) => {
  const { hostname, port } = new URL(inject('endpoints')[name] ?? 'http://127.0.0.1:1');
  // Includes Docker's bridge if the engine runs on this machine.
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ address, scopeid }) => address !== hostname && !scopeid)
    .map(({ address }) => address);

  it('answers at its endpoint', async () => {
    expect(await tryToConnect(hostname, Number(port))).toBe('connected');
  });

  it('answers at no other address of this machine', async () => {
    expect(addresses).not.toEqual([]);
    const outcomes = await Promise.all(
      [...addresses, '127.0.0.2'].map(async (address) => [
        address,
        await tryToConnect(address, Number(port)),
      ]),
    );
    expect(outcomes.filter(([, outcome]) => outcome === 'connected')).toEqual([]);
  });
});
