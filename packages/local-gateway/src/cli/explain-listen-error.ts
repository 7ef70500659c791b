/** An Error of one sentence when a port cannot be listened on; the error itself when it is another. */
export function explainListenError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Error(
      `Expected port ${port} to be free, got one that something else listens on: stop that, or use --port 0 to take a free port.`,
    );
  }
  if (code === 'EACCES') {
    return new Error(
      `Expected a port this user may listen on, got ${port}: use --port 0 to take a free port.`,
    );
  }
  return error;
}
