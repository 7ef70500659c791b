import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  expectPublishable,
  expectResolvingTypes,
  packPackage,
} from '@multiply/test-kit/packed-package';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as harness from '../src/index.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(PACKAGE, path), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'packed-harness-'));
let archive = '';
beforeAll(() => {
  archive = packPackage(PACKAGE, folder);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the packed harness', { timeout: 120_000 }, () => {
  it('contains JavaScript, declarations, README and licence, and no source', () => {
    const files = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n');
    const others = files.filter((file) => !/^package\/dist\/.*\.(js|d\.ts)$/.test(file));
    expect(others.sort()).toEqual([
      'package/LICENSE',
      'package/README.md',
      'package/dist/cdk/await-assembly.mjs',
      'package/package.json',
    ]);
    expect(files).toContain('package/dist/process/watchdog-main.js');
  });

  it('passes publint, strict', () => expectPublishable(PACKAGE, archive));

  it('has types that resolve', () => expectResolvingTypes(PACKAGE, archive));
});

describe('cdk-emulator-harness', () => {
  it('shows a test in its README that is run', () => {
    const [, shown] = /```ts\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    const run = read('test/docker/notes-app.test.ts');
    expect(shown).toBe(run.replace("'../../src/index.ts'", "'cdk-emulator-harness'"));
  });

  it('exports these names and no others', () => {
    expect(Object.keys(harness).sort()).toEqual([
      'HarnessError',
      'ProgramError',
      'StartupError',
      'awaitAnswer',
      'bootstrapEmulator',
      'buildApp',
      'clientConfig',
      'collectEvidence',
      'connectEmulator',
      'deployApp',
      'deployAssembly',
      'emulatedAddress',
      'emulator',
      'findDocker',
      'findLeftovers',
      'formatCurl',
      'launchApp',
      'localstack',
      'ministack',
      'parseLoopbackEndpoint',
      'recordSteps',
      'refuseInheritedCredentials',
      'removeOwn',
      'removeStack',
      'reportSteps',
      'runStep',
      'runTogether',
      'saveEvidence',
      'sendRequest',
      'startEmulator',
      'synthesizeApp',
      'updateFunctionCode',
      'urlAddress',
      'withEvidence',
    ]);
  });
});
