import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { launchApp, ministack, sendRequest } from '../../harness/index.ts';
import { createTemporaryFolder } from '../../harness/temporary-folder.ts';
import { updateFunctionCode } from '../../harness/update-function-code.ts';
import { zipFolder } from '../../harness/zip-folder.ts';
import { readEmulatorService } from '../../targets/workspace.ts';

describe('updateFunctionCode', () => {
  it('makes the files of a folder live', { timeout: 60_000 }, async () => {
    const { image } = await readEmulatorService('ministack');
    const folder = fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url));
    await using app = await launchApp(ministack(image), { folder });
    const address = app.addressOf('Faulty', 'worksUrl');
    const ask = async () =>
      (await sendRequest(address, { method: 'GET', path: '/' })).body.toString();
    expect(await ask()).toBe('good');

    await using code = await createTemporaryFolder('code');
    await mkdir(join(code.path, 'ünder'));
    await writeFile(join(code.path, 'ünder', 'text.mjs'), `export const text = 'better';`);
    await writeFile(
      join(code.path, 'works.mjs'),
      `import { text } from './ünder/text.mjs';
       export const handler = async () => ({ statusCode: 200, body: text });`,
    );
    const { signal } = new AbortController();
    await updateFunctionCode(app.emulator, ['Faulty'], await zipFolder(code.path), signal);
    expect(await ask()).toBe('better');
  });
});
