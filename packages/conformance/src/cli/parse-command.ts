import { parseArgs } from 'node:util';
import { type Api, type Door, doors } from '../cases/case.ts';
import { type Address, type Addresses, parseAddress } from '../run/address.ts';

export const usage = `Usage: front-door-conformance [options]

Compares what answers at some addresses with what AWS's front doors to Lambda do, and lists the differences.

What to ask, one of three:
  --http URL, --http-routed URL                      HTTP APIs, payload 2.0
  --http1 URL, --http1-routed URL                    HTTP APIs, payload 1.0
  --rest URL, --rest-routed URL, --rest-binary URL   REST APIs
  --url URL, --url-stream URL, --url-plain URL       function URLs
  --connect-to HOST:PORT   connect there, and send the hosts of the URLs in the Host header
  --cloudformation URL     deploy the fixture to an emulator with cdklocal; remove it afterwards
  --doors LIST             the doors to deploy (default: http2,http1,rest,url)
  --replay FILE            judge a recording again; can be given several times

How to judge:
  --known FILE             known differences of the target (default: none); can be given several times
  --facts FILE             a recording that decides what is not settled (default: none); can be given several times
  --only PREFIX            only the cases whose id begins with it (default: all cases)

What to write (default: a table in the terminal alone):
  --json FILE, --junit FILE, --markdown FILE, --html FILE
  --write-known FILE       the differences of this run, to be given to --known

What the reports call the target:
  --name NAME              (default: target)
  --target-version VERSION, --note TEXT   (default: none)

  -h, --help               print this text
  --version                print the version of the suite

Example:
  front-door-conformance --cloudformation http://127.0.0.1:4566 --name my-emulator --html result.html

Exit code: 0 if every difference is a known one, 1 if not, 2 if nothing could be asked.`;

// parseArgs takes no readonly list.
const NONE: string[] = [];

export const options = {
  http: { type: 'string' },
  'http-routed': { type: 'string' },
  http1: { type: 'string' },
  'http1-routed': { type: 'string' },
  rest: { type: 'string' },
  'rest-routed': { type: 'string' },
  'rest-binary': { type: 'string' },
  url: { type: 'string' },
  'url-stream': { type: 'string' },
  'url-plain': { type: 'string' },
  'connect-to': { type: 'string' },
  cloudformation: { type: 'string' },
  doors: { type: 'string' },
  replay: { type: 'string', multiple: true, default: NONE },
  known: { type: 'string', multiple: true, default: NONE },
  facts: { type: 'string', multiple: true, default: NONE },
  only: { type: 'string', default: '' },
  json: { type: 'string' },
  junit: { type: 'string' },
  markdown: { type: 'string' },
  html: { type: 'string' },
  'write-known': { type: 'string' },
  name: { type: 'string', default: 'target' },
  'target-version': { type: 'string' },
  note: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

export type CommandValues = ReturnType<typeof parseValues>;

/** What to ask: addresses, an emulator to deploy to, or recordings. */
export type Asking =
  | { readonly kind: 'addresses'; readonly addresses: Addresses }
  | { readonly kind: 'cloudformation'; readonly endpoint: string; readonly doors: readonly Door[] }
  | { readonly kind: 'replay'; readonly files: readonly string[] };

/** A command line that cannot be carried out. */
export class UsageError extends Error {}

export function parseCommand(args: readonly string[]): { values: CommandValues; asking: Asking } {
  let values: CommandValues;
  try {
    values = parseValues(args);
  } catch (error) {
    // The rest of parseArgs' messages is about positional arguments, which this command has none of.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(
      /\. |\.?\n/,
    );
    throw new UsageError(sentence);
  }
  if (values.help || values.version) return { values, asking: { kind: 'replay', files: [] } };
  return { values, asking: readAsking(values) };
}

function parseValues(args: readonly string[]) {
  return parseArgs({ args: [...args], options, strict: true }).values;
}

function readAsking(values: CommandValues): Asking {
  const addresses = readAddresses(values);
  const ways = [Object.keys(addresses).length > 0, values.cloudformation, values.replay.length > 0];
  if (ways.filter(Boolean).length !== 1) {
    throw new UsageError('Expected addresses such as --http URL, or --cloudformation, or --replay');
  }
  if (values.doors !== undefined && values.cloudformation === undefined) {
    throw new UsageError('Expected --doors together with --cloudformation only');
  }
  if (values.cloudformation !== undefined) {
    const endpoint = readAddress(values.cloudformation, undefined).origin;
    return { kind: 'cloudformation', endpoint, doors: readDoors(values) };
  }
  if (values.replay.length > 0) return { kind: 'replay', files: values.replay };
  return { kind: 'addresses', addresses };
}

function readAddresses(values: CommandValues): Addresses {
  const at = (given: Partial<Record<Api, string | undefined>>) => {
    const found: Partial<Record<Api, Address>> = {};
    for (const [api, url] of Object.entries(given)) {
      if (url !== undefined) found[api as Api] = readAddress(url, values['connect-to']);
    }
    return Object.keys(found).length > 0 ? found : undefined;
  };
  const all = {
    http2: at({ open: values.http, routed: values['http-routed'] }),
    http1: at({ open: values.http1, routed: values['http1-routed'] }),
    rest: at({
      open: values.rest,
      routed: values['rest-routed'],
      binary: values['rest-binary'],
    }),
    url: at({ open: values.url, stream: values['url-stream'], plain: values['url-plain'] }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, door]) => door !== undefined));
}

function readAddress(url: string, connectTo: string | undefined): Address {
  try {
    return parseAddress(url, connectTo);
  } catch {
    throw new UsageError(`Expected a URL with http:// or https://, got ${JSON.stringify(url)}`);
  }
}

function readDoors({ doors: list }: CommandValues): readonly Door[] {
  if (list === undefined) return doors;
  return list.split(',').map((name) => {
    const door = doors.find((each) => each === name);
    if (door === undefined) throw new UsageError(`Expected --doors of ${doors}, got ${name}`);
    return door;
  });
}
