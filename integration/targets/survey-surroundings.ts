import { checkHttpApiSupport } from '@multiply/infra';
import { connectEmulator } from '../harness/connect-emulator.ts';
import { findDocker } from '../harness/find-docker.ts';
import type { Surroundings } from './select-targets.ts';

/** What the environment variables of `pnpm test:integration` say. */
export interface TargetEnvironment {
  /** EMULATOR_ENDPOINT */
  readonly endpoint: string | undefined;
  /** LOCALSTACK_AUTH_TOKEN */
  readonly authToken: string | undefined;
  /** MULTIPLY_API_URL */
  readonly apiUrl: string | undefined;
}

/**
 * Looks at what decides which targets can run.
 *
 * @throws Error when EMULATOR_ENDPOINT names no emulator on this machine.
 */
export async function surveySurroundings(environment: TargetEnvironment): Promise<Surroundings> {
  const { endpoint, authToken, apiUrl } = environment;
  return {
    withoutDocker: endpoint === undefined ? await explainMissingDocker() : undefined,
    running: endpoint === undefined ? undefined : await recognise(endpoint),
    hasAuthToken: authToken !== undefined,
    hasApiUrl: apiUrl !== undefined,
  };
}

async function explainMissingDocker(): Promise<string | undefined> {
  try {
    await findDocker();
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\s+/g, ' ');
  }
}

async function recognise(address: string): Promise<Surroundings['running']> {
  const { title, endpoint } = await connectEmulator(address);
  return { title, endpoint, hasHttpApis: (await checkHttpApiSupport(endpoint)) === undefined };
}
