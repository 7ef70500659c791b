import { expectNothingLeftAfterEach, messageOf, startServer } from '@multiply/test-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  connectEmulator,
  findLeftovers,
  localstack,
  ministack,
  startEmulator,
} from '../../src/index.ts';
import { readEvidence } from './read-evidence.ts';
import { commitStandIn } from './stand-in-image.ts';

expectNothingLeftAfterEach(findLeftovers);
const from = ministack().image;
afterEach(() => void vi.unstubAllEnvs());

describe('startEmulator', { timeout: 120_000 }, () => {
  it('names an image that cannot be had', async () => {
    const message = await messageOf(startEmulator(ministack('127.0.0.1:1/nowhere/nothing:1')));
    expect(message).toMatch(
      /^Expected MiniStack \(127\.0\.0\.1:1\/nowhere\/nothing:1\) to be ready, got .*connection refused.* after \d+ ms\./,
    );
    expect(message).toContain('Try: `docker pull` the image by hand');
  });

  it('says that an image needs a token, and keeps the token from the evidence', async () => {
    vi.stubEnv('LOCALSTACK_AUTH_TOKEN', 'ls-very-secret-token');
    const script = 'echo "License activation failed! token $LOCALSTACK_AUTH_TOKEN"; exit 55';
    await using standIn = await commitStandIn({ from, script });
    const message = await messageOf(
      startEmulator(localstack(standIn.image, process.env.LOCALSTACK_AUTH_TOKEN)),
    );
    expect(message).toMatch(/to be ready, got exit code 55 after \d+ ms\. Last lines of its log:/);
    expect(message).toContain('License activation failed! token [LOCALSTACK_AUTH_TOKEN]\n');
    expect(message).toContain('Try: an image that needs no token');
    const evidence = await readEvidence(message);
    expect(evidence['emulator.log']).toContain('License activation failed!');
    expect(JSON.stringify([message, evidence])).not.toContain('ls-very-secret-token');
  });

  it('shows the last words of an emulator that dies before it is ready', async () => {
    // Which of the two streams arrives first is up to the engine.
    const script = 'echo starting; seq 1 30 >&2; echo "out of something" >&2; exit 3';
    await using standIn = await commitStandIn({ from, script });
    const message = await messageOf(startEmulator(ministack(standIn.image)));
    expect(message).toMatch(/to be ready, got exit code 3 after \d+ ms\./);
    expect(message).toContain('  30\n  out of something\n');
    expect(message).not.toContain('  10\n');
    const { 'emulator.log': log } = await readEvidence(message);
    expect(log).toContain('starting\n');
    expect(log).toContain('10\n');
  });

  it('gives up on one that never becomes ready', async () => {
    const script = 'echo "still thinking"; exec sleep 600';
    await using standIn = await commitStandIn({ from, script });
    const message = await messageOf(
      startEmulator(ministack(standIn.image), { startupTimeoutMs: 2_000 }),
    );
    expect(message).toMatch(/to be ready, got no sign of readiness after \d+ ms\./);
    expect(message).toContain('  still thinking\nTry: give Docker more memory or processors');
  });

  it('stops at once when aborted while the image is pulled', async () => {
    const asked = Promise.withResolvers<void>();
    // A registry that never answers; an engine speaks plain HTTP to one on its own machine.
    const registry = new URL(await startServer(() => asked.resolve()));
    const abort = new AbortController();
    const starting = startEmulator(ministack(`${registry.host}/slow/image:1`), {
      signal: abort.signal,
    });
    await asked.promise;
    abort.abort(new Error('enough'));
    expect(await messageOf(starting)).toBe('enough');
  });

  it('stops at once when aborted', async () => {
    const abort = new AbortController();
    const starting = startEmulator(ministack(from), { signal: abort.signal });
    abort.abort(new Error('enough'));
    expect(await messageOf(starting)).toBe('enough');
  });
});

describe('connectEmulator', () => {
  it('says that another program holds the port', async () => {
    const endpoint = await startServer((_request, response) => response.writeHead(404).end());
    const message = await messageOf(connectEmulator(endpoint));
    expect(message).toMatch(
      new RegExp(
        `^Expected LocalStack or MiniStack at ${endpoint}, got none of their health pages after \\d+ ms\\.`,
      ),
    );
    expect(message).toContain('another program may be using the port');
  });
});
