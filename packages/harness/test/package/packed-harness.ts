import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixture = fileURLToPath(new URL('fixture', import.meta.url));

/** A folder outside the workspace, with the fixture and the packed harness installed. */
export interface Installed extends Disposable {
  readonly folder: string;
  /** Runs a program there, with its packages' programs on the PATH. */
  run(command: readonly [string, ...string[]]): Promise<string>;
}

/** Installs the archive and these packages in an empty folder. */
export function installHarness(
  archive: string,
  manager: 'npm' | 'pnpm',
  packages: readonly string[],
): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'installed-harness-'));
  cpSync(fixture, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  // The build script of `node` puts its binary in place; the others build optional speed-ups.
  const builds = { node: true, 'cpu-features': false, protobufjs: false, ssh2: false };
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ allowBuilds: builds }));
  const [command, ...args] =
    manager === 'npm'
      ? ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error']
      : ['pnpm', 'add'];
  const environment = { ...process.env };
  // What the package manager that runs these tests has set for itself.
  for (const name of Object.keys(environment)) {
    if (/^(npm_|pnpm_|NODE_PATH$|VITEST|INIT_CWD$)/i.test(name)) delete environment[name];
  }
  try {
    execFileSync(command ?? '', [...args, archive, ...packages], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Expected ${manager} to install, got ${stdout}${stderr}`);
  }
  const path = `${join(folder, 'node_modules', '.bin')}:${process.env.PATH}`;
  return {
    folder,
    run: ([program, ...rest]) =>
      new Promise((resolve, reject) => {
        const options = { cwd: folder, env: { ...environment, PATH: path, NO_COLOR: '1' } };
        execFile(program, rest, options, (error, stdout, stderr) => {
          if (error) reject(new Error(`Expected ${program} to succeed, got ${stdout}${stderr}`));
          else resolve(stdout + stderr);
        });
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
