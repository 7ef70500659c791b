import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as harness from '../src/index.ts';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

describe('cdk-emulator-harness', () => {
  it('shows a test in its README that is run', async () => {
    const [, shown] = /```ts\n([\s\S]*?)```/.exec(await read('../README.md')) ?? [];
    const run = await read('docker/notes-app.test.ts');
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
