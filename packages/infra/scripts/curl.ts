import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface CurlResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Runs curl with these arguments and returns the response. */
export async function curl(...options: string[]): Promise<CurlResponse> {
  const { stdout } = await run('curl', ['--silent', '--show-error', '--include', ...options], {
    timeout: 60_000,
  });
  const [head = '', ...rest] = stdout.replaceAll('\r\n', '\n').split('\n\n');
  const [statusLine = '', ...lines] = head.split('\n');
  const status = Number(/^HTTP\/\S+ (\d{3})/.exec(statusLine)?.[1]);
  if (!status) throw new Error(`Expected an HTTP response from curl, got ${stdout.slice(0, 200)}`);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status, headers: new Map(headers), body: rest.join('\n\n') };
}
