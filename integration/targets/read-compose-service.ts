import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** A service of a compose file. */
export interface ComposeService {
  readonly image: string;
  /** The address of its first published port, such as `http://127.0.0.1:4566`. */
  readonly endpoint: string;
}

/**
 * Reads a service of a compose file, so that image tags and ports are written in one place only. Of
 * compose's variables it knows `${NAME:-default}`.
 *
 * @throws Error if the service has no image, or its first port is not `ADDRESS:PORT:PORT`.
 */
export async function readComposeService(
  composeFile: URL,
  name: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<ComposeService> {
  const text = await readFile(composeFile, 'utf8');
  const compose: unknown = parse(
    text.replaceAll(
      /\$\{(\w+):-([^}]*)\}/g,
      (_all, variable, value) => environment[variable] || value,
    ),
  );
  const service = property(property(compose, 'services'), name);
  const image = property(service, 'image');
  const published = /^([\d.]+:\d+):\d+$/.exec(String(property(property(service, 'ports'), '0')));
  if (typeof image === 'string' && published) return { image, endpoint: `http://${published[1]}` };
  throw new Error(
    `Expected services.${name} in ${composeFile.pathname} to have an image and a port such as ` +
      `"127.0.0.1:4566:4566", got ${JSON.stringify(service)?.slice(0, 200)}`,
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
