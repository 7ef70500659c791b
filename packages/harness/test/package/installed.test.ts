import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installHarness, packHarness } from './packed-harness.ts';

// The newest and the oldest of the tested range.
const NEWEST = ['aws-cdk@2.1148.1', 'aws-cdk-local@3.0.4'];
const OLDEST = ['aws-cdk@2.1001.0', 'aws-cdk-local@3.0.1'];
const OTHERS = ['vitest@5.1.1', 'constructs@10.8.1'];
// The oldest CLI reads what a library of its time synthesises.
const LIBRARY = 'aws-cdk-lib@2.276.0';
const OLD_LIBRARY = 'aws-cdk-lib@2.177.0';

const archives = mkdtempSync(join(tmpdir(), 'packed-harness-'));
let archive = '';
beforeAll(() => {
  archive = packHarness(archives);
}, 240_000);
afterAll(() => rmSync(archives, { recursive: true }));

describe.each([
  { manager: 'npm', node: '22.22.0', packages: [...NEWEST, LIBRARY] },
  { manager: 'npm', node: '26.10.0', packages: [...NEWEST, LIBRARY] },
  { manager: 'pnpm', node: '24.21.0', packages: [...NEWEST, LIBRARY] },
  { manager: 'npm', node: '24.21.0', packages: [...OLDEST, OLD_LIBRARY] },
] as const)('installed with $manager for Node $node: $packages', (installation) => {
  const { manager, node, packages } = installation;

  it('works in vitest on both emulators, in node:test and by require', {
    timeout: 900_000,
  }, async () => {
    // Under another name, because pnpm takes `node` for a runtime and downloads it from nodejs.org.
    const all = [...packages, ...OTHERS, `node-binary@npm:node@${node}`];
    using installed = installHarness(archive, manager, all);
    const inVitest = await installed.run(['node', 'node_modules/vitest/vitest.mjs', 'run']);
    for (const title of ['LocalStack', 'MiniStack']) {
      expect(inVitest).toContain(`vitest on Node v${node}, ${title}`);
    }
    expect(inVitest).toMatch(/Tests +2 passed/);
    const inNodeTest = await installed.run(['node', '--test', 'with-node-test.mjs']);
    expect(inNodeTest).toContain(`node:test on Node v${node}`);
    expect(inNodeTest).toMatch(/pass 1$/m);
    expect(await installed.run(['node', 'common.cjs'])).toContain(
      `require on Node v${node}: hello`,
    );
    console.log(`${manager}, Node ${node}, ${packages.join(', ')}: works`);
  });
});
