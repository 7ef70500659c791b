import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readComposeService } from '../targets/read-compose-service.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compose-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(yaml: string): Promise<URL> {
  const file = join(folder, 'compose.yml');
  await writeFile(file, yaml);
  return pathToFileURL(file);
}

describe('readComposeService', () => {
  it("finds a service's image and where it answers", async () => {
    const file = await write(
      'services:\n  db:\n    image: maker/db:1.2\n    ports: ["127.0.0.1:70:80"]\n',
    );
    expect(await readComposeService(file, 'db')).toEqual({
      image: 'maker/db:1.2',
      endpoint: 'http://127.0.0.1:70',
    });
  });

  it.each([
    ['the default', {}, 'http://127.0.0.1:70'],
    ['the default for an empty variable', { DB_PORT: '' }, 'http://127.0.0.1:70'],
    ['a variable', { DB_PORT: '71' }, 'http://127.0.0.1:71'],
  ])('reads the port from %s', async (_name, environment, endpoint) => {
    const port = '127.0.0.1:$' + '{DB_PORT:-70}:80';
    const file = await write(`services: {db: {image: db, ports: ["${port}"]}}`);
    expect(await readComposeService(file, 'db', environment)).toMatchObject({ endpoint });
  });

  it.each([
    ['no such service', 'services: {}'],
    ['no image', 'services:\n  db:\n    ports: ["127.0.0.1:70:80"]'],
    ['a port on every address', 'services:\n  db:\n    image: db\n    ports: ["70:80"]'],
  ])('refuses a file with %s', async (_name, yaml) => {
    const file = await write(yaml);
    await expect(readComposeService(file, 'db')).rejects.toThrow(
      `Expected services.db in ${file.pathname} to have an image and a port such as "127.0.0.1:4566:4566", got `,
    );
  });
});
