const MAX_SHOWN_CHARS = 40;

/** The number of a port that may come as text, such as PORT. Throws an Error of one sentence, with its name. */
export function readPort(port: number | string, name = 'port'): number {
  const text = String(port);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  const shown = text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}...` : text;
  throw new Error(
    `Expected ${name} to be a whole number from 0 (a free port) to 65535, got ${JSON.stringify(shown)}.`,
  );
}

/** Why a port cannot be listened on, in a sentence. */
export class PortError extends Error {
  /** Node's, such as `EADDRINUSE`. */
  readonly code: string;

  constructor(code: string, message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The error itself when it has another reason than the port. */
export function explainListenError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new PortError(
        code,
        `Expected port ${port} to be free, got one that something else listens on: stop that, or take port 0 for a free one.`,
        error,
      );
    case 'EACCES':
      return new PortError(
        code,
        `Expected a port that this user may listen on, got ${port}: take port 0 for a free one.`,
        error,
      );
    default:
      return error;
  }
}
