import { startLocalGateway } from 'aws-local-gateway';
import { type Addresses, parseAddress } from 'front-door-conformance';
import { handler } from 'front-door-conformance/fixture';

/** The fixture served by the local gateway. Disposing of it stops the gateway. */
export interface LocalFixture extends AsyncDisposable {
  readonly addresses: Addresses;
}

/** Serves the fixture's function by the local gateway, in this process. */
export async function startLocalFixture(): Promise<LocalFixture> {
  const gateway = await startLocalGateway(handler, { onHandlerError: () => {} });
  return {
    addresses: { http2: { open: parseAddress(gateway.url) } },
    [Symbol.asyncDispose]: () => gateway.stop(),
  };
}
