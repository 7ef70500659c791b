import {
  describeMachine,
  formatSpread,
  formatTable,
  median,
  quantile,
  spreadOf,
} from '@multiply/bench-kit';
import { installRivals } from './install-rivals.ts';
import { type Load, load, requestTimes } from './load.ts';
import { type MeasuredServer, startMeasured } from './measured-server.ts';
import { writeAssembly } from './write-assembly.ts';

// Compares the gateway, as it runs on the command line, with a bare node:http server and with others,
// in turn in one run. Judged by the median of the rounds: requests per second of processor time, which
// a client that waits cannot distort. What misses a goal ends it with exit code 1.

const STARTS = 9;
const FIRST_REQUESTS = 1000;
const ROUNDS = 7;
const ROUND_MS = 1000;
const CONNECTIONS = [1, 16, 128];

const GOALS = {
  efficiencyToBare: 0.3,
  efficiencyToOffline: 2,
  firstAnswerMs: 150,
  assemblyFirstAnswerMs: 300,
  memoryMegabytes: 110,
};
const ASSEMBLY_FUNCTIONS = 5;
/** Where efficiency is judged: enough to keep a server busy, few enough not to queue. */
const JUDGED_CONNECTIONS = 16;
/** Above it the client may be what limits the throughput. */
const MAX_CLIENT_SHARE = 0.95;

interface Competitor {
  readonly name: string;
  readonly args: readonly string[];
}

const BARE: Competitor = { name: 'bare node:http', args: ['servers/bare.ts'] };
const GATEWAY: Competitor = {
  name: 'local-gateway',
  args: ['../bin/local-gateway.mjs', 'multiply-handler.ts'],
};
const IN_PROCESS: Competitor = {
  name: 'startLocalGateway(handler), no isolation',
  args: ['servers/in-process.ts'],
};

console.log(`${describeMachine()}\n`);
await using installed = await installRivals(pnpmCommand());
const OFFLINE: Competitor = {
  name: 'serverless-offline 14.8.2',
  args: ['--no-deprecation', 'servers/serverless-offline.ts', installed.folder],
};
const HONO: Competitor = {
  name: 'hono 4.13.19 on Node',
  args: ['servers/hono.ts', installed.folder],
};

await using assembly = await writeAssembly(ASSEMBLY_FUNCTIONS);
const APP: Competitor = {
  name: `local-gateway, a CDK app of ${ASSEMBLY_FUNCTIONS} functions`,
  args: ['../bin/local-gateway.mjs', assembly.folder],
};

const starts = new Map([BARE, GATEWAY, APP].map((competitor) => [competitor, measuredStarts()]));
for (let i = 0; i < STARTS; i += 1) {
  for (const [competitor, { firstAnswersMs, megabytes }] of starts) {
    await using server = await startMeasured(competitor.args);
    firstAnswersMs.push(server.firstAnswerMs);
    await requestTimes(server.port, FIRST_REQUESTS);
    megabytes.push(server.pssMegabytes());
  }
}
console.log(
  formatTable(
    [
      'server',
      'first answer after the process starts, ms',
      `memory of all processes after ${FIRST_REQUESTS} requests to one function (PSS), MB`,
    ],
    [...starts].map(([{ name }, { firstAnswersMs, megabytes }]) => [
      name,
      format(firstAnswersMs, 0),
      format(megabytes, 0),
    ]),
    ['left', 'right', 'right'],
  ),
);

await using servers = new AsyncDisposableStack();
const running = new Map<Competitor, MeasuredServer>();
for (const competitor of [BARE, GATEWAY, IN_PROCESS, HONO, OFFLINE]) {
  running.set(competitor, servers.use(await startMeasured(competitor.args)));
}
/** Efficiencies by connections, one for each round. */
const efficiencies = new Map<number, Map<Competitor, number[]>>();
for (const connections of CONNECTIONS) {
  efficiencies.set(connections, await compare(connections));
}

const judged = efficiencies.get(JUDGED_CONNECTIONS);
const toBare = ratios(judged, GATEWAY, BARE);
const toOffline = ratios(judged, GATEWAY, OFFLINE);
console.log(`\nefficiency as a ratio to the bare server: ${format(toBare, 2)}`);
console.log(`efficiency as a ratio to serverless-offline: ${format(toOffline, 1)}`);

const missed = [
  median(toBare) < GOALS.efficiencyToBare && `${GOALS.efficiencyToBare} of the bare server`,
  median(toOffline) < GOALS.efficiencyToOffline &&
    `${GOALS.efficiencyToOffline} serverless-offline`,
  median(startsOf(GATEWAY).firstAnswersMs) > GOALS.firstAnswerMs &&
    `first answer ${GOALS.firstAnswerMs} ms`,
  median(startsOf(APP).firstAnswersMs) > GOALS.assemblyFirstAnswerMs &&
    `first answer of a CDK app ${GOALS.assemblyFirstAnswerMs} ms`,
  Math.max(...startsOf(GATEWAY).megabytes) > GOALS.memoryMegabytes && `${GOALS.memoryMegabytes} MB`,
].filter((goal) => goal !== false);
if (missed.length > 0) {
  console.error(`Missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}

function measuredStarts(): { firstAnswersMs: number[]; megabytes: number[] } {
  return { firstAnswersMs: [], megabytes: [] };
}

function startsOf(competitor: Competitor) {
  return starts.get(competitor) ?? measuredStarts();
}

/** Measures all in turn, prints a table and returns the efficiencies. */
async function compare(connections: number): Promise<Map<Competitor, number[]>> {
  const loads = new Map<Competitor, Load[]>();
  const efficiency = new Map<Competitor, number[]>();
  for (const [competitor, server] of running) {
    // Warm before the first round that counts.
    await load(server.port, connections, ROUND_MS);
    loads.set(competitor, []);
    efficiency.set(competitor, []);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [competitor, server] of running) {
      const beforeMs = server.processorMs();
      const measured = await load(server.port, connections, ROUND_MS);
      const seconds = (server.processorMs() - beforeMs) / 1000;
      loads.get(competitor)?.push(measured);
      efficiency.get(competitor)?.push(measured.requests / seconds);
    }
  }
  const bare = loads.get(BARE) ?? [];
  const rows = [...loads].map(([competitor, all]) => [
    competitor.name,
    format(ratios(efficiency, competitor, BARE), 2),
    format(
      all.map((one, i) => perSecond(one) / perSecond(bare[i] ?? one)),
      2,
    ),
    format(all.map(perSecond), 0),
    format(
      all.map(({ latenciesMs }) => quantile(latenciesMs, 0.99)),
      1,
    ),
    all.some(({ clientShare }) => clientShare > MAX_CLIENT_SHARE) ? 'busy' : 'no',
  ]);
  console.log(`\n${connections} ${connections === 1 ? 'connection' : 'connections'}\n`);
  console.log(
    formatTable(
      [
        'server',
        'requests per processor second, as a ratio to bare',
        'requests per second, as a ratio to bare',
        'requests per second',
        'p99, ms',
        'client at its limit',
      ],
      rows,
      ['left', 'right', 'right', 'right', 'right', 'left'],
    ),
  );
  return efficiency;
}

function ratios(
  values: ReadonlyMap<Competitor, readonly number[]> | undefined,
  over: Competitor,
  under: Competitor,
): number[] {
  const divisors = values?.get(under) ?? [];
  return (values?.get(over) ?? []).map((value, i) => value / (divisors[i] ?? Number.NaN));
}

function perSecond({ requests, durationMs }: Load): number {
  return (requests / durationMs) * 1000;
}

function format(values: readonly number[], digits: number): string {
  return formatSpread(spreadOf(values), digits);
}

/** pnpm says how it was started itself; that it is on the PATH is not certain. */
function pnpmCommand(): string[] {
  const cli = process.env.npm_execpath;
  if (cli === undefined) return ['pnpm'];
  return /\.[cm]?js$/.test(cli) ? [process.execPath, cli] : [cli];
}
