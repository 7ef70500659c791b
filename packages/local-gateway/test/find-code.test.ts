import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { planAssembly } from '../src/assembly/plan-assembly.ts';
import { functionWith, writeTemplates } from './write-templates.ts';

/** A zip archive of these files, each second one compressed. */
function zip(files: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [index, [name, content]] of Object.entries(files).entries()) {
    const isDeflated = index % 2 === 1;
    const data = isDeflated ? deflateRawSync(content) : Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isDeflated ? 8 : 0, 4);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(Buffer.byteLength(content), 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

async function planWith(archive: Buffer) {
  const code = { S3Bucket: 'assets', S3Key: 'hash.zip' };
  const folder = await writeTemplates(
    [{ name: 'Main', template: { Resources: functionWith({}, code) } }],
    { 'hash.zip': 'code.zip' },
  );
  await writeFile(join(folder.path, 'code.zip'), archive);
  const plan = await planAssembly(folder.path);
  const [function_] = plan.functions.values();
  const found = function_?.definition.code;
  return {
    plan,
    codeFolder: found !== undefined && 'folder' in found ? found.folder : '',
    reasons: plan.notServed.map(({ reason }) => reason),
    [Symbol.asyncDispose]: async () => {
      plan[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('code in a zip archive', () => {
  it('is unpacked, and removed in the end', async () => {
    await using planned = await planWith(
      zip({ 'index.mjs': 'stored', 'lib/deep/λ.mjs': 'compressed '.repeat(100) }),
    );
    const { codeFolder, plan } = planned;

    expect(await readFile(join(codeFolder, 'index.mjs'), 'utf8')).toBe('stored');
    expect(await readFile(join(codeFolder, 'lib/deep/λ.mjs'), 'utf8')).toBe(
      'compressed '.repeat(100),
    );
    plan[Symbol.dispose]();
    expect(existsSync(codeFolder)).toBe(false);
  });

  it.each([
    ['no zip archive', Buffer.from('PK'), 'no end of its directory'],
    ['a path out of the folder', zip({ '../out.mjs': 'x' }), 'entries within the folder'],
    ['an absolute path', zip({ '/tmp/out.mjs': 'x' }), 'entries within the folder'],
  ])('that is %s is listed with the reason', async (_name, archive, reason) => {
    await using planned = await planWith(archive);

    expect(planned.reasons).toEqual([expect.stringContaining(reason)]);
  });
});

describe('code', () => {
  it.each([
    [{ ImageUri: 'image' }, 'it is a container image'],
    [
      { S3Bucket: 'mine', S3Key: 'elsewhere.zip' },
      'its code is not in the assembly (elsewhere.zip)',
    ],
  ])('%j is listed: %s', async (code, reason) => {
    await using folder = await writeTemplates([
      { name: 'Main', template: { Resources: functionWith({}, code) } },
    ]);
    using plan = await planAssembly(folder.path);

    expect(plan.notServed).toEqual([
      expect.objectContaining({ id: 'Url', reason: expect.stringContaining(reason) }),
    ]);
  });

  it('that is inline is index.js', async () => {
    await using folder = await writeTemplates([
      { name: 'Main', template: { Resources: functionWith({}) } },
    ]);
    using plan = await planAssembly(folder.path);
    const [function_] = plan.functions.values();
    const code = function_?.definition.code;

    expect(code).toHaveProperty('handler', 'index.handler');
    expect(
      code !== undefined && 'folder' in code && existsSync(join(code.folder, 'index.js')),
    ).toBe(true);
  });
});
