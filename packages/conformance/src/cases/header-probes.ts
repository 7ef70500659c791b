import { eventProbe } from '../probe/event-probe.ts';
import type { FunctionEvent } from '../probe/observe.ts';
import { known, type Probe } from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

const header = (event: FunctionEvent, name: string) => event.headers?.[name] ?? null;
const first = (event: FunctionEvent, ...names: string[]) =>
  names.map((name) => header(event, name)).find((value) => value !== null) ?? null;

/** What the function gets to know of the kind of request and its headers. */
export const headerProbes: readonly Probe[] = [
  eventProbe({
    name: 'the kind of event',
    path: '/any',
    read: ({ version, routeKey, resource }) => ({
      version: version ?? null,
      route: routeKey ?? resource ?? null,
    }),
    http: known({ version: '2.0', route: '$default' }, sources.voker),
    rest: known({ version: null, route: '/{proxy+}' }, sources.restTests),
    functionUrl: known({ version: '2.0', route: '$default' }, sources.voker),
  }),
  eventProbe({
    name: 'cookies in',
    headers: [['cookie', 'session=abc123; theme=dark']],
    read: (event) => ({ cookies: event.cookies ?? null, header: first(event, 'cookie', 'Cookie') }),
    http: known({ cookies: ['session=abc123', 'theme=dark'], header: null }, sources.voker),
    rest: known({ cookies: null, header: 'session=abc123; theme=dark' }, sources.voker),
    functionUrl: known(
      { cookies: ['session=abc123', 'theme=dark'], header: 'session=abc123; theme=dark' },
      sources.voker,
    ),
  }),
  eventProbe({
    name: 'a header sent twice',
    headers: [
      ['x-many', 'first'],
      ['x-many', 'second'],
    ],
    read: (event) => ({
      header: header(event, 'x-many'),
      list: (event.multiValueHeaders as Record<string, unknown> | undefined)?.['x-many'] ?? null,
    }),
    http: known({ header: 'first,second', list: null }, sources.voker),
    rest: known({ header: 'second', list: ['first', 'second'] }, sources.voker),
    functionUrl: known({ header: 'first,second', list: null }, sources.voker),
  }),
  eventProbe({
    name: 'a header name in mixed case',
    headers: [['X-MiXed', 'Value']],
    read: ({ headers }) => ({
      names: Object.keys(headers ?? {}).filter((name) => name.toLowerCase() === 'x-mixed'),
    }),
    http: known({ names: ['x-mixed'] }, sources.snapshots),
    rest: known({ names: ['X-MiXed'] }, sources.restTests),
    functionUrl: known({ names: ['x-mixed'] }, sources.urlSnapshots),
  }),
  eventProbe({
    name: 'the scheme that the client used',
    read: (event) => ({
      proto: first(event, 'x-forwarded-proto', 'X-Forwarded-Proto'),
      port: first(event, 'x-forwarded-port', 'X-Forwarded-Port'),
    }),
    http: known({ proto: 'https', port: '443' }, sources.voker),
    rest: known({ proto: 'https', port: '443' }, sources.voker),
    functionUrl: known({ proto: 'https', port: '443' }, sources.voker),
  }),
  eventProbe({
    name: 'a trace id',
    read: (event) => ({
      given: /^Root=1-/.test(first(event, 'x-amzn-trace-id', 'X-Amzn-Trace-Id') ?? ''),
    }),
    http: known({ given: true }, sources.voker),
    rest: known({ given: true }, sources.voker),
    functionUrl: known({ given: true }, sources.voker),
  }),
];
