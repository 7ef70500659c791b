import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resolver } from '../cloudformation/resolve-value.ts';
import type { Asset, StackScope } from '../cloudformation/template.ts';
import { isRecord } from '../response/result-fields.ts';
import { watchFolder } from '../runtime/watchdog.ts';
import { unzip } from './unzip.ts';

/** A folder with code, or why there is none. */
export type FoundCode = { readonly folder: string } | { readonly reason: string };

/** Finds the code of functions and layers, and unpacks what is packed. Disposing it removes that. */
export class CodeFolders implements Disposable {
  readonly #resolver: Resolver;
  readonly #unpacked = new Map<string, string>();
  #temporary: string | undefined;

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  /** The folder of a function's `Code` or a layer's `Content`. */
  find(code: unknown, scope: StackScope): FoundCode {
    if (!isRecord(code)) return { reason: 'it has no code' };
    if (code.ImageUri !== undefined) return { reason: 'it is a container image' };
    if (code.ZipFile !== undefined) {
      return { folder: this.#writeInline(this.#resolver.resolveText(code.ZipFile, scope)) };
    }
    const key = this.#resolver.resolveText(code.S3Key, scope);
    const asset = scope.findAsset(key);
    if (asset === undefined) return { reason: `its code is not in the assembly (${key})` };
    return this.#open(asset);
  }

  [Symbol.dispose](): void {
    if (this.#temporary !== undefined) rmSync(this.#temporary, { recursive: true, force: true });
  }

  /** CDK zips folders when it deploys, so most assets are folders still. */
  #open({ path }: Asset): FoundCode {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return { reason: `its code does not exist (${path})` };
    if (stats.isDirectory()) return { folder: path };
    const known = this.#unpacked.get(path);
    if (known !== undefined) return { folder: known };
    try {
      const folder = this.#newFolder();
      unzip(readFileSync(path), folder);
      this.#unpacked.set(path, folder);
      return { folder };
    } catch (error) {
      return { reason: `its code cannot be unpacked (${path}: ${String(error)})` };
    }
  }

  /** Lambda writes inline code of Node.js to index.js. */
  #writeInline(source: string): string {
    const folder = this.#newFolder();
    writeFileSync(join(folder, 'index.js'), source);
    return folder;
  }

  #newFolder(): string {
    if (this.#temporary === undefined) {
      this.#temporary = mkdtempSync(join(tmpdir(), 'local-gateway-'));
      watchFolder(this.#temporary);
    }
    return mkdtempSync(join(this.#temporary, 'code-'));
  }
}
