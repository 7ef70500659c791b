import { formatSpread, median, spreadOf } from '@multiply/bench-kit';
import { measureLoad, measureRawLoad, requestTimes } from './load.ts';
import { measureRival, rivals } from './measure-rival.ts';
import { startMeasured } from './measured-server.ts';
import { installRivals } from './rivals/install-rivals.ts';

// The gateway as `pnpm start` starts it, its log line for each request included.
// `--no-concurrent-recompilation`: V8's compiler threads take 9 MB, and now and then 20 (measured).
const FLAGS = ['--max-semi-space-size=1', '--no-concurrent-recompilation'];
const GATEWAY = [...FLAGS, '../bin/local-gateway.mjs', 'multiply-handler.ts'];
const BARE = ['bare-server.ts'];

const STARTS = 9;
// Memory is judged after as many requests as a developer makes: flooded, even the bare server exceeds
// the limit, as Node's compiler and its pages of machine code alone take some 30 MB.
const FIRST_REQUESTS = 1000;
const ROUNDS = 9;
const ROUND_MS = 1000;

const LIMITS = { ratio: 0.7, firstAnswerMs: 150, residentMegabytes: 80 };

const firstAnswersMs: number[] = [];
const firstAnswersUncachedMs: number[] = [];
const residentMegabytes: number[] = [];
for (let i = 0; i < STARTS; i += 1) {
  await using uncached = await startMeasured(GATEWAY, { NODE_DISABLE_COMPILE_CACHE: '1' });
  firstAnswersUncachedMs.push(uncached.firstAnswerMs);
  await using server = await startMeasured(GATEWAY);
  firstAnswersMs.push(server.firstAnswerMs);
  await requestTimes(server.port, FIRST_REQUESTS);
  residentMegabytes.push(await server.residentMegabytes());
}

await using gateway = await startMeasured(GATEWAY);
await using bare = await startMeasured(BARE);
// Both warm before the first round that counts.
await measureLoad(gateway.port, ROUND_MS);
await measureLoad(bare.port, ROUND_MS);
const ratios: number[] = [];
const rawRatios: number[] = [];
const perSecond: number[] = [];
for (let i = 0; i < ROUNDS; i += 1) {
  const ofGateway = await measureLoad(gateway.port, ROUND_MS);
  perSecond.push(ofGateway);
  ratios.push(ofGateway / (await measureLoad(bare.port, ROUND_MS)));
  const rawOfGateway = await measureRawLoad(gateway.port, ROUND_MS);
  rawRatios.push(rawOfGateway / (await measureRawLoad(bare.port, ROUND_MS)));
}

console.log(`${ROUNDS} rounds of ${ROUND_MS} ms each way, in turn; median (smallest to largest)`);
report('requests a second', perSecond, 0);
report('ratio to a bare node:http server, node:http client', ratios, 2);
report('ratio to a bare node:http server, raw sockets', rawRatios, 2);
report('first answer after process start, ms', firstAnswersMs, 0);
report('the same without the compile cache, ms', firstAnswersUncachedMs, 0);
report(`resident memory after ${FIRST_REQUESTS} requests, MB`, residentMegabytes, 1);
report('after all rounds, MB', [await gateway.residentMegabytes()], 1);
report("the bare server's after all rounds, MB", [await bare.residentMegabytes()], 1);

await reportRivals();

const missed = [
  median(ratios) < LIMITS.ratio && `ratio ${LIMITS.ratio}`,
  median(firstAnswersMs) > LIMITS.firstAnswerMs && `first answer ${LIMITS.firstAnswerMs} ms`,
  Math.max(...residentMegabytes) > LIMITS.residentMegabytes && `${LIMITS.residentMegabytes} MB`,
].filter(Boolean);
if (missed.length > 0) {
  console.error(`Missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}

function report(name: string, values: readonly number[], digits: number): void {
  console.log(`${name}: ${formatSpread(spreadOf(values, 0), digits)}`);
}

/** Rivals are measured beside the same bare server; without a registry to install them from, they are not. */
async function reportRivals(): Promise<void> {
  console.log();
  try {
    // pnpm says how it was started itself; that it is on the PATH is not certain.
    const cli = process.env.npm_execpath;
    const isScript = cli !== undefined && /\.[cm]?js$/.test(cli);
    const pnpm = isScript ? [process.execPath, cli] : [cli ?? 'pnpm'];
    await using installed = await installRivals(pnpm);
    for (const rival of rivals) console.log(await measureRival(rival, installed.folder, bare.port));
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`rivals not measured: ${reason}`);
  }
}
