import { type StartedLocalGateway, startLocalGateway } from 'aws-local-gateway';
import { urlAddress } from 'cdk-emulator-harness';
import { expectationOf, localGateway, probes, runProbe } from 'front-door-conformance';
import { handler } from 'front-door-conformance/fixture/function';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('local-gateway', () => {
  let gateway: StartedLocalGateway;
  beforeAll(async () => {
    gateway = await startLocalGateway(handler, { onHandlerError: () => {} });
  });
  afterAll(() => gateway.stop());

  it.each(probes.filter((probe) => expectationOf(probe, localGateway).kind === 'known'))(
    'answers as AWS: $name',
    async (probe) => {
      const address = urlAddress(gateway.url);
      const addresses = { open: address, routed: address };
      const { expectation, observed } = await runProbe(probe, localGateway, addresses);
      expect(observed).toEqual(expectation.kind === 'known' && expectation.answers);
    },
  );

  it('has no known difference', () => {
    expect(localGateway.knownDifferences).toEqual([]);
  });
});
