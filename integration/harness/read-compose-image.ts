import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/**
 * The image of a service in a compose file, so that tags are written in one place only.
 *
 * @throws Error when the file has no such service, or the service no image.
 */
export async function readComposeImage(composeFile: URL, service: string): Promise<string> {
  const compose: unknown = parse(await readFile(composeFile, 'utf8'));
  const image = property(property(property(compose, 'services'), service), 'image');
  if (typeof image === 'string') return image;
  throw new Error(`Expected services.${service}.image in ${composeFile.pathname}, got none`);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
