import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(root, 'node_modules/.bin/biome');
// Biome's exit code and output do not depend on Git here: the folder is not a repository.
const LINT = ['lint', '--vcs-enabled=false', '--colors=off', '--max-diagnostics=none'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dependency-rule-'));
  await cp(join(root, 'biome.json'), join(folder, 'biome.json'));
});
afterEach(() => rm(folder, { recursive: true }));

async function lint(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const linting = promisify(execFile)(biome, LINT, { cwd: folder });
  return await linting.then(
    () => 'passed',
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}

const importing = (specifier: string) =>
  `import { x } from '${specifier}';\nexport const y: number = x;\n`;

describe('pnpm lint', { timeout: 60_000 }, () => {
  it.each([
    ['packages/multiply-core/src/a.ts', 'node:fs'],
    ['packages/multiply-core/src/a.ts', '@multiply/lambda'],
    ['packages/lambda/src/a.ts', '@multiply/infra'],
    ['packages/lambda/src/a.ts', '../../multiply-core/src/index.ts'],
    ['packages/infra/src/front-doors/a.ts', 'multiply-core'],
    ['packages/infra/src/front-doors/a.ts', '@multiply/lambda'],
    ['packages/harness/src/cdk/a.ts', '@multiply/infra'],
    ['packages/harness/src/cdk/a.ts', '../../../conformance/src/index.ts'],
    ['packages/local-gateway/src/server/a.ts', 'cdk-emulator-harness'],
    ['packages/conformance/src/run/a.ts', 'aws-local-gateway'],
    ['packages/conformance/src/run/a.ts', '@multiply/lambda'],
    ['packages/conformance/src/run/a.ts', 'cdk-emulator-harness'],
    ['integration/targets/a.ts', '../../packages/harness/src/index.ts'],
    ['integration/tests/docker/a.ts', '../../../packages/infra/test/synthesize.ts'],
  ])('refuses in %s an import of %s', async (file, specifier) => {
    expect(await lint({ [file]: importing(specifier) })).toContain(
      'lint/style/noRestrictedImports',
    );
  });

  it.each([
    ['packages/multiply-core/src/a.ts', './b.ts'],
    ['packages/lambda/src/a.ts', 'multiply-core'],
    ['packages/infra/src/front-doors/a.ts', 'aws-cdk-lib'],
    ['packages/infra/src/front-doors/a.ts', '../names.ts'],
    ['packages/harness/test/docker/a.ts', '../../src/index.ts'],
    ['integration/targets/a.ts', 'cdk-emulator-harness'],
  ])('allows in %s an import of %s', async (file, specifier) => {
    expect(await lint({ [file]: importing(specifier) })).toBe('passed');
  });

  it.each([
    ['values', "import { a } from './a.ts';\nexport const b = () => a;\n"],
    ['types', "import type { a } from './a.ts';\nexport const b = 1;\nexport type B = typeof a;\n"],
  ])('refuses a cycle of %s', async (_, b) => {
    const files = {
      'packages/harness/src/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'packages/harness/src/b.ts': b,
    };
    expect(await lint(files)).toContain('lint/suspicious/noImportCycles');
  });

  it('fails if it has read no file', async () => {
    await rm(join(folder, 'biome.json'));
    expect(await lint({})).toContain('No files were processed');
  });
});
