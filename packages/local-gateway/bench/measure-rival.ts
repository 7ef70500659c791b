import { formatSpread, spreadOf } from '@multiply/bench-kit';
import { measureLoad, requestTimes } from './load.ts';
import { startMeasured } from './measured-server.ts';

/** Another local gateway, as `rivals/<script>` starts it. */
export interface Rival {
  readonly name: string;
  readonly script: string;
  /** Before memory is read; as many as take some seconds. */
  readonly firstRequests: number;
}

export const rivals: readonly Rival[] = [
  {
    name: 'serverless-offline 14.8.2, in process',
    script: 'serverless-offline.ts',
    firstRequests: 1000,
  },
  // It starts a process for each request.
  { name: 'arc sandbox 9.0.0', script: 'arc-sandbox.ts', firstRequests: 10 },
];

const STARTS = 3;
const ROUNDS = 3;
const ROUND_MS = 2000;

// Without credentials arc sandbox asks the network for some.
const NO_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/** One line: speed beside the bare server, time to the first answer, memory. */
export async function measureRival(
  { name, script, firstRequests }: Rival,
  folder: string,
  barePort: number,
): Promise<string> {
  const args = ['--no-deprecation', `rivals/${script}`, folder];
  const firstAnswersMs: number[] = [];
  const megabytes: number[] = [];
  for (let i = 0; i < STARTS; i += 1) {
    await using server = await startMeasured(args, NO_CREDENTIALS);
    firstAnswersMs.push(server.firstAnswerMs);
    await requestTimes(server.port, firstRequests);
    megabytes.push(await server.residentMegabytes());
  }
  await using server = await startMeasured(args, NO_CREDENTIALS);
  await measureLoad(server.port, ROUND_MS);
  const ratios: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const ofRival = await measureLoad(server.port, ROUND_MS);
    ratios.push(ofRival / (await measureLoad(barePort, ROUND_MS)));
  }
  return [
    `${name}: ratio ${formatSpread(spreadOf(ratios, 0), 4)}`,
    `first answer ${formatSpread(spreadOf(firstAnswersMs, 0), 0)} ms`,
    `${formatSpread(spreadOf(megabytes, 0), 0)} MB after ${firstRequests} requests`,
  ].join(', ');
}
