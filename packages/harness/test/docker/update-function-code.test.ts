import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { launchApp, ministack, sendRequest, updateFunctionCode } from '../../src/index.ts';
import { createTemporaryFolder } from '../../src/process/temporary-folder.ts';

describe('updateFunctionCode', () => {
  it('makes the files of a folder live', { timeout: 120_000 }, async () => {
    const folder = fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url));
    await using app = await launchApp(ministack(), { folder });
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
    await updateFunctionCode(app.emulator, ['Faulty'], code.path);
    expect(await ask()).toBe('better');
  });
});
