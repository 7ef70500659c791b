import type { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const MAX_COMMENT_BYTES = 65_535;

/**
 * Unpacks a zip archive into a folder, as Lambda does with a function's code. Throws an Error for what is
 * no zip archive, is encrypted, or would write outside the folder (APPNOTE.TXT, 4.3).
 */
export function unzip(archive: Buffer, folder: string): void {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let offset = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (archive.readUInt32LE(offset) !== ENTRY_SIGNATURE) {
      throw new Error('Expected a whole zip archive, got a damaged directory.');
    }
    const nameLength = archive.readUInt16LE(offset + 28);
    const name = archive.toString('utf8', offset + 46, offset + 46 + nameLength);
    unpackEntry(archive, offset, name, folder);
    offset +=
      46 + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
}

function findEnd(archive: Buffer): number {
  const first = Math.max(0, archive.length - MAX_COMMENT_BYTES - 22);
  for (let offset = archive.length - 22; offset >= first; offset -= 1) {
    if (archive.readUInt32LE(offset) === END_SIGNATURE) return offset;
  }
  throw new Error('Expected a zip archive, got no end of its directory.');
}

function unpackEntry(archive: Buffer, entry: number, name: string, folder: string): void {
  const path = resolve(folder, name);
  if (!path.startsWith(resolve(folder) + sep)) {
    throw new Error(
      `Expected entries within the folder, got ${JSON.stringify(name.slice(0, 80))}.`,
    );
  }
  if (name.endsWith('/')) {
    mkdirSync(path, { recursive: true });
    return;
  }
  if ((archive.readUInt16LE(entry + 8) & 1) === 1) {
    throw new Error(`Expected entries without a password, got ${JSON.stringify(name)}.`);
  }
  // The local header may have other extra fields than the directory.
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  const isDeflated = archive.readUInt16LE(entry + 10) !== 0;
  // The upper half of the attributes is the file's mode when a Unix made the archive.
  const mode = (archive.readUInt32LE(entry + 38) >>> 16) & 0o777;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, isDeflated ? inflateRawSync(data) : data, mode === 0 ? {} : { mode });
}
