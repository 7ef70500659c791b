import { fileURLToPath } from 'node:url';
import { startLocalGateway } from 'aws-local-gateway';
import { type Addresses, type Api, apis, doors, parseAddress } from 'front-door-conformance';

/** The fixture served by the local gateway. Disposing of it stops the gateway. */
export interface LocalFixture extends AsyncDisposable {
  readonly addresses: Addresses;
}

const ignore = () => {};
const ASSEMBLY = fileURLToPath(
  new URL('.', import.meta.resolve('front-door-conformance/fixture/assembly/manifest.json')),
);

/** Serves the synthesised fixture by the local gateway, its functions in processes of their own. */
export async function startLocalFixture(): Promise<LocalFixture> {
  const gateway = await startLocalGateway(
    { assembly: ASSEMBLY },
    { onHandlerError: () => {}, runtime: { writeStdout: ignore, writeStderr: ignore } },
  );
  const addresses = doors.map((door) => {
    const served = gateway.apis.filter(({ stack }) => stack === `front-door-conformance-${door}`);
    return [door, Object.fromEntries(served.map(({ id, url }) => [apiOf(id), parseAddress(url)]))];
  });
  return {
    addresses: Object.fromEntries(addresses),
    [Symbol.asyncDispose]: () => gateway.stop(),
  };
}

/** The API of a logical id such as `RoutedApi6F8252D1` or `StreamFunctionFunctionUrl1A2B3C4D`. */
function apiOf(id: string): Api {
  return apis.find((api) => id.toLowerCase().startsWith(api)) ?? 'open';
}
