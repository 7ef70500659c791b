import { EMULATED_ACCOUNT } from './emulated-aws.ts';

/** How an AWS emulator is recognised and used. */
export interface EmulatorKind {
  /** The emulator's name as its authors spell it. */
  readonly title: string;
  /** The path of its health page, which answers 200 once the emulator is ready. */
  readonly healthPath: string;
  /** Matches its health page and no other page. */
  readonly healthPattern?: RegExp | undefined;
  /** A POST to this path deletes everything. LocalStack's free edition has none (404, 4.14.0). */
  readonly resetPath?: string | undefined;
  /** The only account that it serves. */
  readonly account: string;
  /** Whether it runs functions in containers of their own and so needs the Docker socket. */
  readonly needsDockerSocket: boolean;
}

/** An emulator in a container that is not started yet. */
export interface Emulator extends EmulatorKind {
  readonly image: string;
  /** The port on which it serves every AWS API in its container. */
  readonly port: number;
  /** Environment variables of its container. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A running emulator. Stopping it removes its container and the containers of its functions. */
export interface StartedEmulator extends AsyncDisposable {
  readonly title: string;
  /** An address on this machine that serves every AWS API, such as `http://127.0.0.1:32768`. */
  readonly endpoint: string;
  /** The account that it serves. */
  readonly account: string;
  /** Aborts when the emulator ends without being stopped; the reason says how it ended. */
  readonly lost: AbortSignal;
  /** What the emulator has written to its log. */
  readLog(): string;
  /** The ids of its container and of the containers of its functions; empty if it runs elsewhere. */
  listContainers(): Promise<string[]>;
  /**
   * Deletes everything on the emulator.
   *
   * @throws HarnessError if the emulator cannot be reset.
   */
  reset(): Promise<void>;
  /** The same as disposing of it. Of an emulator that another process has started, ends nothing. */
  stop(): Promise<void>;
}

const LOCALSTACK: EmulatorKind = {
  title: 'LocalStack',
  healthPath: '/_localstack/health',
  // MiniStack serves a copy of the page whose edition is `light`.
  healthPattern: /"edition": ?"(?!light")/,
  account: EMULATED_ACCOUNT,
  needsDockerSocket: true,
};

const MINISTACK: EmulatorKind = {
  title: 'MiniStack',
  healthPath: '/_ministack/health',
  healthPattern: /"services"/,
  resetPath: '/_ministack/reset',
  account: EMULATED_ACCOUNT,
  needsDockerSocket: false,
};

/**
 * In the order in which an address is checked. LocalStack 4.14.0 takes an unknown path for a request to
 * S3 and loads that service first, which took 10 s on a busy machine: its own page is checked first.
 */
export const knownEmulators: readonly EmulatorKind[] = [LOCALSTACK, MINISTACK];

const PORT = 4566;

/**
 * LocalStack, in the image that the harness is tested with unless another is given. The last image of
 * its free edition is 4.14.0; later images and `localstack/localstack-pro` need a token.
 */
export function localstack(
  image: string = 'localstack/localstack:4.14.0',
  authToken?: string,
): Emulator {
  const environment = authToken === undefined ? {} : { LOCALSTACK_AUTH_TOKEN: authToken };
  return { ...LOCALSTACK, image, port: PORT, environment };
}

/** MiniStack, which has HTTP APIs and needs no token, in the tested image unless another is given. */
export function ministack(image: string = 'ministackorg/ministack:1.5.33'): Emulator {
  return { ...MINISTACK, image, port: PORT, environment: {} };
}

/** What defines an emulator; the rest has defaults. */
export type EmulatorDefinition = Pick<Emulator, 'title' | 'image' | 'port' | 'healthPath'> &
  Partial<Emulator>;

/**
 * Any other AWS emulator that serves all APIs on one port, for `launchApp` and, at an address, for
 * `connectEmulator`.
 *
 * @example emulator({ title: 'Other', image: 'other:1.0', port: 4566, healthPath: '/health' })
 */
export function emulator(definition: EmulatorDefinition): Emulator {
  return { account: EMULATED_ACCOUNT, needsDockerSocket: false, environment: {}, ...definition };
}
