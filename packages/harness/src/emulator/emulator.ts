/** An AWS emulator that the harness knows. */
export interface EmulatorKind {
  /** The emulator's name as its authors spell it. */
  readonly title: string;
  /** The path of its health page, which only this emulator serves. */
  readonly healthPath: string;
  /** Whether it runs functions in containers of their own and so needs the Docker socket. */
  readonly needsDockerSocket: boolean;
}

/** An emulator in a container that is not started yet. */
export interface Emulator extends EmulatorKind {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A running emulator. Stopping it removes its container and the containers of its functions. */
export interface StartedEmulator extends AsyncDisposable {
  readonly title: string;
  /** An address on this machine that serves every AWS API, such as `http://127.0.0.1:32768`. */
  readonly endpoint: string;
  /** Aborts when the emulator ends without being stopped; the reason says how it ended. */
  readonly lost: AbortSignal;
  /** What the emulator has written to its log. */
  readLog(): string;
  /** The ids of its container and of the containers of its functions; empty if it runs elsewhere. */
  listContainers(): Promise<string[]>;
  stop(): Promise<void>;
}

const LOCALSTACK: EmulatorKind = {
  title: 'LocalStack',
  healthPath: '/_localstack/health',
  needsDockerSocket: true,
};

const MINISTACK: EmulatorKind = {
  title: 'MiniStack',
  healthPath: '/_ministack/health',
  needsDockerSocket: false,
};

/** In the order in which an address is checked: MiniStack serves LocalStack's health page as well. */
export const knownEmulators: readonly EmulatorKind[] = [MINISTACK, LOCALSTACK];

/**
 * LocalStack. The last image of its free edition is 4.14.0; later images and
 * `localstack/localstack-pro` need a token.
 */
export function localstack(image: string, authToken?: string): Emulator {
  const environment = authToken === undefined ? {} : { LOCALSTACK_AUTH_TOKEN: authToken };
  return { ...LOCALSTACK, image, environment };
}

/** MiniStack, which has HTTP APIs and needs no token. */
export function ministack(image: string): Emulator {
  return { ...MINISTACK, image, environment: {} };
}
