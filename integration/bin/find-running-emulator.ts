import { parseArgs } from 'node:util';
import { connectEmulator } from '../harness/connect-emulator.ts';
import { parseLoopbackEndpoint } from '../harness/parse-loopback-endpoint.ts';
import { refuseInheritedCredentials } from '../harness/refuse-inherited-credentials.ts';
import { type EmulatorName, emulatorNames } from '../targets/emulator-targets.ts';
import { readEmulatorService } from '../targets/workspace.ts';

export interface RunningEmulator {
  readonly name: EmulatorName;
  readonly endpoint: string;
  /** What `--api` says. */
  readonly api: string | undefined;
}

/**
 * The emulator that the command line names, at `--endpoint` or where compose publishes it.
 *
 * @throws Error when it could be anything but that emulator on this machine.
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
  const { title } = await connectEmulator(endpoint);
  if (title.toLowerCase() !== name) {
    throw new Error(
      `Expected ${name} at ${endpoint}, got ${title}. Try: --emulator, or --endpoint.`,
    );
  }
  return { name, endpoint, api: values.api };
}
