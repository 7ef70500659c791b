import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
// 1980-01-01, the earliest day there is: the same files make the same archive.
const DAY = 0x21;
const MADE_ON_UNIX = (3 << 8) | VERSION;
const READABLE_FILE = 0o100644 * 0x10000;

/** A ZIP archive of a folder's files, as Lambda takes a function's code (PKWARE APPNOTE 6.3.3). */
export async function zipFolder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const name = Buffer.from(relative(folder, path).split(sep).join('/'));
    const content = await readFile(path);
    const deflated = deflateRawSync(content);
    const common = commonFields(content, deflated, name);
    const local = Buffer.concat([uint32(0x04034b50), common, name, deflated]);
    directory.push(
      Buffer.concat([
        ...[uint32(0x02014b50), uint16(MADE_ON_UNIX), common],
        // No comment, first disk, no internal attributes.
        ...[uint16(0), uint16(0), uint16(0)],
        ...[uint32(READABLE_FILE), uint32(offset), name],
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = uint16(files.length);
  const end = [
    uint32(0x06054b50),
    uint32(0),
    count,
    count,
    uint32(size),
    uint32(offset),
    uint16(0),
  ];
  return Buffer.concat([...locals, ...directory, ...end]);
}

/** What a file's local header and its entry in the directory have in common. */
function commonFields(content: Buffer, deflated: Buffer, name: Buffer): Buffer {
  return Buffer.concat([
    ...[uint16(VERSION), uint16(UTF8_NAMES), uint16(DEFLATED), uint16(0), uint16(DAY)],
    ...[uint32(crc32(content)), uint32(deflated.length), uint32(content.length)],
    ...[uint16(name.length), uint16(0)],
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
