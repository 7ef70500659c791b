import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';

/** A package as users get it: packed, and installed in a folder that knows nothing of this workspace. */
export interface InstalledPackage extends Disposable {
  readonly folder: string;
  /** Where it lies in the folder's node_modules. */
  readonly installed: string;
  readonly archive: string;
  /** Runs a program in the folder; returns what it prints. */
  run(command: string, args: readonly string[]): string;
  /** The same with a program that the package has for its own development, such as `tsc`. */
  runTool(name: string, args: readonly string[]): string;
}

/** The environment without anything of this workspace, and without what pnpm sets for its scripts. */
export function outsideEnvironment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|NODE_PATH$|VITEST)/i.test(name),
  );
  const paths = (process.env.PATH ?? '').split(delimiter);
  const PATH = paths.filter((path) => !path.includes('node_modules')).join(delimiter);
  return { ...Object.fromEntries(own), PATH };
}

/** Packs the package in a folder as it would be published; returns the archive. */
export function packPackage(source: string, destination: string): string {
  runIn(source, 'pnpm', ['pack', '--pack-destination', destination]);
  const name = readdirSync(destination).find((file) => file.endsWith('.tgz')) ?? '';
  return join(destination, name);
}

/** Packs a package and installs it with a command that takes the archive, such as `npm install`. */
export function installPacked(
  name: string,
  source: string,
  [command, ...args]: readonly [string, ...string[]],
): InstalledPackage {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const archive = packPackage(source, folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  runIn(folder, command, [...args, archive]);
  return {
    folder,
    installed: join(folder, 'node_modules', name),
    archive,
    run: (program, rest) => runIn(folder, program, rest),
    runTool: (tool, rest) => runIn(folder, findTool(source, tool), rest),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Expects no word of publint's, strict. */
export function expectPublishable(source: string, archive: string): void {
  const report = runIn(source, findTool(source, 'publint'), ['run', '--strict', archive]);
  expect(report).toContain('All good!');
}

/** Expects types that resolve, by @arethetypeswrong/cli's profile for packages that are an ES module alone. */
export function expectResolvingTypes(source: string, archive: string): void {
  // A problem ends it with another code than 0.
  const report = runIn(source, findTool(source, 'attw'), ['--profile', 'esm-only', archive]);
  expect(report).toMatch(/node16 \(from ESM\).*🟢 \(ESM\)/);
  expect(report).toMatch(/bundler.*🟢/);
}

/** A program of the workspace's, else of the package's own: one has an older `tsc` for typedoc. */
export function findTool(source: string, name: string): string {
  const shared = join(source, '..', '..', 'node_modules', '.bin', name);
  return existsSync(shared) ? shared : join(source, 'node_modules', '.bin', name);
}

/** Runs a program in a folder; returns what it prints, throws with all of that when it fails. */
export function runIn(cwd: string, command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Expected ${command} ${args.join(' ')} to succeed, got ${stdout}${stderr}`);
  }
}
