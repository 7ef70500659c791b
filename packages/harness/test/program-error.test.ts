import { describe, expect, it } from 'vitest';
import { ProgramError } from '../src/index.ts';

function messageFor(output: string): string {
  const command = ['/bin/sh', '-c', 'node app.mjs'];
  return new ProgramError({ title: 'the app', command, exit: 1, waitedMs: 7, output }).message;
}

const FRAME = '!'.repeat(80);

describe('ProgramError', () => {
  it.each([
    [
      'a JavaScript trace',
      'file:///app.mjs:3\n  throw new TypeError("no bucket");\n  ^\n\nTypeError: no bucket\n    at file:///app.mjs:3:7\n\nNode.js v24.21.0',
      'TypeError: no bucket',
    ],
    [
      'a Python trace',
      'Traceback (most recent call last):\n  File "app.py", line 1\nModuleNotFoundError: No module named \'aws_cdk\'',
      "ModuleNotFoundError: No module named 'aws_cdk'",
    ],
    [
      'a frame and notices around the cause',
      `${FRAME}\n!!  Node 20 has reached its end of life.  !!\n${FRAME}\nError: no bucket\nnpm notice New major version of npm available!`,
      'Error: no bucket',
    ],
    [
      'aws-cdk-lib',
      '/app.ts:15\n    new NodejsFunction();\n    ^\n«CommandExecutionFailed» docker exited with status 1\n    ...node internals, ts-node...',
      '«CommandExecutionFailed» docker exited with status 1',
    ],
    [
      'npm',
      'npm error npx canceled due to missing packages\nnpm error A complete log of this run is in /a',
      'npm error npx canceled due to missing packages',
    ],
    ['what a shell says', 'sh: 1: ts-node: not found', 'sh: 1: ts-node: not found'],
    [
      'the CLI',
      'Deploying\n\u001b[31m❌  Notes failed: no such bucket\u001b[39m\n',
      '❌  Notes failed: no such bucket',
    ],
    ['other words', 'first\nlast words\n', 'last words'],
    ['nothing', '', 'It wrote nothing'],
  ])('begins with the cause: %s', (_what, output, cause) => {
    const message = messageFor(output);
    expect(message.split('\n')[0]).toBe(`${cause} (the app ended with exit code 1 after 7 ms)`);
    expect(message.split('\n').at(-1)).toBe('Command: /bin/sh -c node app.mjs');
    expect(message).not.toContain('!!');
  });
});
