import { fileURLToPath } from 'node:url';
import {
  connectEmulator,
  type Emulator,
  localstack,
  ministack,
  type RunOptions,
  type StartedEmulator,
  startEmulator,
} from 'cdk-emulator-harness';
import { type ComposeService, readComposeService } from './read-compose-service.ts';

/** The emulators of the targets, by the names of their services in docker-compose.yml. */
const emulators = {
  localstack: (image) => localstack(image),
  ministack: (image) => ministack(image),
  /** Needs a token. */
  'localstack-pro': localstack,
} as const satisfies Record<string, (image: string, authToken?: string) => Emulator>;

export type EmulatorName = keyof typeof emulators;

/** The emulators that need no token. */
export const freeEmulators = ['localstack', 'ministack'] as const;

export type FreeEmulatorName = (typeof freeEmulators)[number];

const composeFile = new URL('../../docker-compose.yml', import.meta.url);

/** The CDK app that the targets deploy. */
export const infraFolder = fileURLToPath(new URL('../../packages/infra', import.meta.url));

/** An emulator's image, and its address when compose runs it. */
export function readEmulatorService(
  name: EmulatorName,
  environment: NodeJS.ProcessEnv = {},
): Promise<ComposeService> {
  return readComposeService(composeFile, name, environment);
}

/** The emulator with the image in docker-compose.yml, not started yet. */
export async function defineEmulator(name: EmulatorName, authToken?: string): Promise<Emulator> {
  const { image } = await readEmulatorService(name);
  const define: (image: string, authToken?: string) => Emulator = emulators[name];
  return define(image, authToken);
}

/** The images of the free emulators, for reports. */
export async function listEmulatorImages(): Promise<string[]> {
  const services = await Promise.all(freeEmulators.map((name) => readEmulatorService(name)));
  return services.map(({ image }) => image);
}

export interface EmulatorSource {
  /** The address of a running emulator; if undefined, a new one is started. */
  readonly endpoint: string | undefined;
  readonly authToken: string | undefined;
}

/** Starts an emulator, or connects to the running one. */
export async function provideEmulator(
  name: EmulatorName,
  { endpoint, authToken }: EmulatorSource,
  options: RunOptions,
): Promise<StartedEmulator> {
  if (endpoint !== undefined) return await connectEmulator(endpoint);
  return await startEmulator(await defineEmulator(name, authToken), options);
}
