import { parseArgs } from 'node:util';
import { parseLoopbackEndpoint } from '../harness/parse-loopback-endpoint.ts';
import { refuseForeignAccount } from '../harness/refuse-foreign-account.ts';
import { refuseInheritedCredentials } from '../harness/refuse-inherited-credentials.ts';
import { type EmulatorName, emulatorNames } from '../targets/emulator-targets.ts';
import { readEmulatorService } from '../targets/workspace.ts';

export interface RunningEmulator {
  readonly name: EmulatorName;
  readonly endpoint: string;
  /** What `--api` says. */
  readonly api: string | undefined;
}

const ANSWER_TIMEOUT_MS = 5_000;

/**
 * The emulator that the command line names, at `--endpoint` or where compose publishes it.
 *
 * @throws Error when it could be anything but an emulator on this machine, or nothing answers.
 */
export async function findRunningEmulator(): Promise<RunningEmulator> {
  refuseInheritedCredentials(process.env);
  const { values } = parseArgs({
    options: {
      emulator: { type: 'string', default: 'localstack' },
      endpoint: { type: 'string' },
      api: { type: 'string' },
    },
  });
  const name = emulatorNames.find((candidate) => candidate === values.emulator);
  if (!name) {
    throw new Error(
      `Expected --emulator to be one of ${emulatorNames.join(', ')}, got ${values.emulator}`,
    );
  }
  // The emulator is chosen by --emulator; an endpoint elsewhere shows that AWS is meant.
  if (process.env.AWS_ENDPOINT_URL) parseLoopbackEndpoint(process.env.AWS_ENDPOINT_URL);
  const endpoint = parseLoopbackEndpoint(
    values.endpoint ?? (await readEmulatorService(name)).endpoint,
  );
  try {
    // LocalStack's health page; MiniStack has it too.
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    await (await fetch(`${endpoint}/_localstack/health`, { signal })).arrayBuffer();
  } catch (cause) {
    throw new Error(
      `Expected ${name} at ${endpoint}, where nothing answers. Start it: docker compose up -d --wait`,
      { cause },
    );
  }
  await refuseForeignAccount(endpoint);
  return { name, endpoint, api: values.api };
}
