import { checkHttpApiSupport } from '@multiply/infra';
import { connectEmulator, findDocker } from 'cdk-emulator-harness';
import type { DetectedEnvironment } from './select-targets.ts';

/** The environment variables of `pnpm test:integration`. */
export interface TargetEnvironment {
  /** EMULATOR_ENDPOINT */
  readonly endpoint: string | undefined;
  /** LOCALSTACK_AUTH_TOKEN */
  readonly authToken: string | undefined;
  /** MULTIPLY_API_URL */
  readonly apiUrl: string | undefined;
}

/**
 * Detects what determines which targets can run.
 *
 * @throws Error if EMULATOR_ENDPOINT is not an emulator on this machine.
 */
export async function detectEnvironment(
  environment: TargetEnvironment,
): Promise<DetectedEnvironment> {
  const { endpoint, authToken, apiUrl } = environment;
  return {
    missingDocker: endpoint === undefined ? await explainMissingDocker() : undefined,
    running: endpoint === undefined ? undefined : await detectRunning(endpoint),
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

async function detectRunning(address: string): Promise<DetectedEnvironment['running']> {
  const { title, endpoint } = await connectEmulator(address);
  return { title, endpoint, hasHttpApis: (await checkHttpApiSupport(endpoint)) === undefined };
}
