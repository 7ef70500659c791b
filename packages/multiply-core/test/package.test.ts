import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as source from '../src/index.ts';
import { readExamples, readInstallation } from './read-examples.ts';

// The package as users get it: packed, and installed in an empty folder, with the commands of the README.
const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const EXPORTED = ['multiply', 'multiplyBody', 'rejections'];
const EXPORTED_TYPES = ['MultiplyResult', 'Multiplied', 'Rejected', 'Rejection', 'RejectionCode'];

const folder = mkdtempSync(join(tmpdir(), 'multiply-core-'));
const installed = join(folder, 'node_modules', 'multiply-core');
const tarball = 'multiply-core.tgz';

beforeAll(() => {
  const [pack = '', , install = ''] = readInstallation();
  runLine(
    pack.replace('npx --yes pnpm@12.21.0', 'pnpm').replace('--out ', `--out ${folder}/`),
    REPOSITORY,
  );
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  runLine(install.replace('path/to/', './'), folder);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the packed library', { timeout: 300_000 }, () => {
  it('holds the built module, its declarations, the vectors, README and licence', () => {
    expect(readdirSync(installed).sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
      'vectors',
    ]);
    expect(readdirSync(join(installed, 'vectors')).sort()).toEqual([
      'README.md',
      'multiply.jsonl',
      'schema.json',
    ]);
    expect(readdirSync(join(installed, 'dist')).sort()).toEqual([
      'index.d.ts',
      'index.js',
      'multiply-body.d.ts',
      'multiply-result.d.ts',
      'multiply.d.ts',
      'rejections.d.ts',
    ]);
  });

  it('depends on nothing, has no side effects and is an ES module', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
    expect(Object.keys(manifest.peerDependencies ?? {})).toEqual([]);
    expect(manifest).toMatchObject({
      sideEffects: false,
      type: 'module',
      license: 'MIT',
      exports: {
        '.': { types: './dist/index.d.ts', default: './dist/index.js' },
        './vectors/*': './vectors/*',
        './package.json': './package.json',
      },
    });
  });

  it('is under 5.6 KB minified', async () => {
    const built = readFileSync(join(installed, 'dist', 'index.js'), 'utf8');
    const { code } = await transform(built, { minify: true, format: 'esm' });
    expect(Buffer.byteLength(code)).toBeLessThan(5600);
  });

  it.each([
    ['multiply', 'Uint8Array|lastIndex'],
    ['multiplyBody', '10n'],
  ])('leaves out what a bundle with %s alone does not need', async (name, absent) => {
    const { outputFiles } = await build({
      stdin: { contents: `export { ${name} } from 'multiply-core';`, resolveDir: folder },
      bundle: true,
      format: 'esm',
      write: false,
    });
    const text = outputFiles[0]?.text ?? '';
    expect(text).toContain(`function ${name}(`);
    expect(text).not.toMatch(new RegExp(absent));
  });

  it('declares what it exports and nothing else', () => {
    const declarations = readdirSync(join(installed, 'dist'))
      .filter((name) => name.endsWith('.d.ts') && name !== 'index.d.ts')
      .map((name) => readFileSync(join(installed, 'dist', name), 'utf8'))
      .join('');
    const declared = declarations.matchAll(/^export (?:declare )?(?:\w+) (\w+)/gm);
    expect([...new Set([...declared].map(([, name]) => name))].sort()).toEqual(
      [...EXPORTED, ...EXPORTED_TYPES].sort(),
    );
  });

  it('gives its vectors to those who ask for them', () => {
    writeFileSync(
      join(folder, 'vectors.mjs'),
      `import { readFileSync } from 'node:fs';
const url = new URL(import.meta.resolve('multiply-core/vectors/multiply.jsonl'));
console.log(JSON.parse(readFileSync(url, 'utf8').split('\\n')[0]).name);`,
    );
    expect(runNode('vectors.mjs')).toBe('integers\n');
  });

  it('is loaded by require()', () => {
    writeFileSync(
      join(folder, 'names.cjs'),
      `console.log(require('multiply-core').multiplyBody('{"a":12,"b":3}').product);`,
    );
    expect(runNode('names.cjs')).toBe('36\n');
  });

  it('has these exports and no others', () => {
    writeFileSync(
      join(folder, 'names.mjs'),
      "console.log(Object.keys(await import('multiply-core')).sort().join());",
    );
    expect(runNode('names.mjs')).toBe(`${EXPORTED.join()}\n`);
    expect(Object.keys(source).sort()).toEqual(EXPORTED);
  });

  it('passes publint, strict', () => {
    expect(runBin('publint', ['run', '--strict', join(folder, tarball)])).toContain('All good!');
  });

  it('has types that resolve, by @arethetypeswrong/cli', () => {
    // The profile for packages that are only an ES module. It exits with another code than 0 on a problem.
    const report = runBin('attw', ['--profile', 'esm-only', join(folder, tarball)]);
    expect(report).toMatch(/node16 \(from ESM\).*🟢 \(ESM\)/);
    expect(report).toMatch(/bundler.*🟢/);
  });
});

describe('the README', { timeout: 300_000 }, () => {
  const examples = readExamples();

  it('has examples in both languages, and each says what it prints', () => {
    expect(new Set(examples.map(({ language }) => language))).toEqual(new Set(['js', 'ts']));
    for (const { code, output } of examples) {
      expect(output).toHaveLength(code.split('console.log(').length - 1);
      expect(output).not.toHaveLength(0);
    }
  });

  it('is type-checked as TypeScript against the packed library', () => {
    const all = [...EXPORTED_TYPES.map((name) => `type ${name}`), ...EXPORTED].join(', ');
    writeFileSync(join(folder, 'names.ts'), `export { ${all} } from 'multiply-core';\n`);
    for (const [index, { code }] of examples.entries()) {
      writeFileSync(join(folder, `example-${index}.ts`), code);
    }
    const files = [...examples.map((_, index) => `example-${index}.ts`), 'names.ts', 'node.d.ts'];
    // All that the examples need of Node or of the DOM.
    writeFileSync(
      join(folder, 'node.d.ts'),
      'declare const console: { log(...a: unknown[]): void };',
    );
    for (const resolution of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ]) {
      const options = [
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--target',
        'es2022',
      ];
      const types = ['--lib', 'es2022', '--types', '', '--verbatimModuleSyntax'];
      runBin('tsc', [...options, ...types, ...resolution, ...files], folder);
    }
  });

  it.each(examples)('prints what it says as TypeScript: $output', ({ code, output }) => {
    writeFileSync(join(folder, 'example.ts'), code);
    expect(runNode('example.ts')).toBe(output.map((line) => `${line}\n`).join(''));
  });

  it.each(examples.filter(({ language }) => language === 'js'))(
    'prints what it says as JavaScript: $output',
    ({ code, output }) => {
      writeFileSync(join(folder, 'example.mjs'), code);
      expect(runNode('example.mjs')).toBe(output.map((line) => `${line}\n`).join(''));
    },
  );
});

function runNode(file: string): string {
  return run(process.execPath, [file], folder);
}

function runBin(name: string, args: readonly string[], cwd = PACKAGE): string {
  const bin = name === 'tsc' ? '../../node_modules/.bin' : 'node_modules/.bin';
  return run(join(PACKAGE, bin, name), args, cwd);
}

function runLine(line: string, cwd: string): void {
  const [command = '', ...args] = line.split(' ');
  run(command, args, cwd);
}

function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Expected ${command} ${args.join(' ')} to succeed: ${stdout}${stderr}`);
  }
}
