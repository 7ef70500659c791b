import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { Address, Addresses } from 'front-door-conformance';

export type HeaderLines = readonly (readonly [name: string, value: string])[];

export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderLines;
}

export interface ProxiedAnswer {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly body: Buffer;
}

/** What a proxy does to what passes through it. */
export interface Deviation {
  readonly name: string;
  /** The ids of the cases that it is about. */
  readonly touches: RegExp;
  readonly request?: (request: ProxiedRequest) => ProxiedRequest;
  readonly answer?: (answer: ProxiedAnswer, request: ProxiedRequest) => ProxiedAnswer;
}

/** Proxies in front of addresses. Disposing of them stops them. */
export interface DeviatingProxies extends AsyncDisposable {
  readonly addresses: Addresses;
  deviation: Deviation | undefined;
}

/** Starts a proxy on 127.0.0.1 in front of each address. It changes nothing until it has a deviation. */
export async function startDeviatingProxies(addresses: Addresses): Promise<DeviatingProxies> {
  const stops: (() => void)[] = [];
  const proxies: DeviatingProxies = {
    addresses: {},
    deviation: undefined,
    async [Symbol.asyncDispose]() {
      for (const stop of stops) stop();
    },
  };
  const front = async (address: Address): Promise<Address> => {
    const server = createServer((incoming, outgoing) => {
      pass(incoming, address, proxies.deviation ?? {}).then(
        ({ status, headers, body }) => {
          // A date that is taken out stays out.
          outgoing.sendDate = false;
          outgoing.writeHead(status, headers.flat());
          outgoing.end(body);
        },
        () => outgoing.destroy(),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => {
      server.close();
      server.closeAllConnections();
    });
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    return { ...address, origin: `http://127.0.0.1:${port}` };
  };
  const fronted = await Promise.all(
    Object.entries(addresses).map(async ([door, apis]) => {
      const entries = Object.entries(apis).map(
        async ([api, address]) => [api, await front(address)] as const,
      );
      return [door, Object.fromEntries(await Promise.all(entries))] as const;
    }),
  );
  return Object.assign(proxies, { addresses: Object.fromEntries(fronted) });
}

async function pass(
  incoming: IncomingMessage,
  { origin }: Address,
  { request: changeRequest = same, answer: changeAnswer = same }: Partial<Deviation>,
): Promise<ProxiedAnswer> {
  const sent = changeRequest({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: pairUp(incoming.rawHeaders),
  });
  const { hostname, port } = new URL(origin);
  const { method, path, headers } = sent;
  const outgoing = forward({
    hostname,
    port,
    method,
    path,
    headers: headers.flat(),
    agent: false,
  });
  // The gateway can refuse a large body before it has all of it.
  outgoing.on('error', () => {});
  incoming.pipe(outgoing);
  const [response]: IncomingMessage[] = await once(outgoing, 'response');
  if (response === undefined) throw new Error('Expected a response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  incoming.unpipe(outgoing);
  incoming.resume();
  return withLength(
    changeAnswer(
      {
        status: response.statusCode ?? 0,
        headers: pairUp(response.rawHeaders),
        body: Buffer.concat(chunks),
      },
      sent,
    ),
  );
}

function same<T>(value: T): T {
  return value;
}

/** A body of another length needs another content-length. */
function withLength({ headers, body, ...answer }: ProxiedAnswer): ProxiedAnswer {
  const length = String(body.length);
  return {
    ...answer,
    body,
    headers: headers.map(([name, value]) => [
      name,
      name.toLowerCase() === 'content-length' ? length : value,
    ]),
  };
}

function pairUp(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    pairs.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  }
  return pairs;
}
