/** An AWS emulator in a container, not yet started. */
export interface Emulator {
  /** As its makers spell it, for messages. */
  readonly title: string;
  readonly image: string;
  /** Whether it runs functions in containers of their own, and so needs the Docker socket. */
  readonly needsDockerSocket: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** A running emulator. Stopping it removes its container and those of its functions. */
export interface StartedEmulator extends AsyncDisposable {
  readonly title: string;
  /** An address on this machine, such as `http://127.0.0.1:32768`, that serves every AWS API. */
  readonly endpoint: string;
  /** Aborts when the emulator ends and nobody stopped it; the reason says how. */
  readonly lost: AbortSignal;
  /** What it has printed. */
  readLog(): string;
  stop(): Promise<void>;
}

/**
 * LocalStack. Its free edition ends with 4.14.0: later images, and `localstack/localstack-pro`, need
 * a token.
 */
export function localstack(image: string, authToken?: string): Emulator {
  return {
    title: 'LocalStack',
    image,
    needsDockerSocket: true,
    environment: authToken === undefined ? {} : { LOCALSTACK_AUTH_TOKEN: authToken },
  };
}

/** MiniStack prints `Ready` and serves its APIs on 4566 as LocalStack does. */
export function ministack(image: string): Emulator {
  return { title: 'MiniStack', image, needsDockerSocket: false, environment: {} };
}
