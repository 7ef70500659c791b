import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

const script = await read('.ci/run');
const workflow = parse(await read('.github/workflows/ci.yml'));
const manifest = JSON.parse(await read('package.json'));

describe('.github/workflows', () => {
  it('runs every step of .ci/run', () => {
    const steps = /^steps=\((.*)\)$/m.exec(script)?.[1]?.split(' ');
    const { step } = workflow.jobs.steps.strategy.matrix;
    expect([...step, 'tarballs'].sort()).toEqual(steps?.sort());
  });

  it('installs the packages on the lines of Node of .ci/run', () => {
    const versions = /^ +for version in (.*); do$/m.exec(script)?.[1]?.split(' ');
    expect(versions).toHaveLength(3);
    expect(workflow.jobs.tarballs.strategy.matrix.node).toEqual(
      versions?.map((version) => Number.parseInt(version, 10)),
    );
  });

  it.each(['ci', 'release'])('pins the actions of %s.yml by commit', async (name) => {
    const uses = [...(await read(`.github/workflows/${name}.yml`)).matchAll(/uses: (.*)/g)];
    expect(uses).not.toEqual([]);
    expect(uses.filter(([, action = '']) => !/@[\da-f]{40} # v[\d.]+$/.test(action))).toEqual([]);
  });
});

describe('.nvmrc', () => {
  it('names the Node of the scripts', async () => {
    const { node } = manifest.devDependencies;
    expect((await read('.nvmrc')).trim()).toBe(node);
    expect(parse(await read('pnpm-workspace.yaml')).nodeVersion).toBe(node);
  });
});
