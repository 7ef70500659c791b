import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { launchApp, ministack, sendRequest, updateFunctionCode } from '../../src/index.ts';
import { createTemporaryFolder } from '../../src/process/temporary-folder.ts';

describe('updateFunctionCode', () => {
  it('makes the files of a folder live, of one function or of all', {
    timeout: 120_000,
  }, async () => {
    const folder = fileURLToPath(new URL('../fixtures/faulty-app', import.meta.url));
    await using app = await launchApp(ministack(), { folder });
    const ask = async (output: string) =>
      await sendRequest(app.addressOf('Faulty', output), { method: 'GET', path: '/' });
    const askWorks = async () => (await ask('worksUrl')).body.toString();
    expect(await askWorks()).toBe('good');
    expect((await ask('throwsUrl')).status).toBe(502);

    await using code = await createTemporaryFolder('code');
    await mkdir(join(code.path, 'ünder'));
    await writeFile(join(code.path, 'ünder', 'text.mjs'), `export const text = 'better';`);
    await writeFile(
      join(code.path, 'works.mjs'),
      `import { text } from './ünder/text.mjs';
       export const handler = async () => ({ statusCode: 200, body: text });`,
    );
    await writeFile(join(code.path, 'throws.mjs'), `export { handler } from './works.mjs';`);
    await updateFunctionCode(app.emulator, ['Faulty'], code.path, { functionName: 'works' });
    expect(await askWorks()).toBe('better');
    expect((await ask('throwsUrl')).status).toBe(502);

    await updateFunctionCode(app.emulator, ['Faulty'], code.path);
    expect((await ask('throwsUrl')).body.toString()).toBe('better');

    await expect(
      updateFunctionCode(app.emulator, ['Faulty'], code.path, { functionName: 'missing' }),
    ).rejects.toThrow(/^Expected a function named missing, got .*Faulty-works/);
  });
});
