import { describe, expect, it } from 'vitest';
import { exchange } from '../exchange.ts';
import { createFolder } from '../function-folder.ts';
import { runMain, waitForPort } from '../run-main.ts';
import { returnedBy, startFixture } from '../start-fixture.ts';

// The cases are those of aws-lambda-nodejs-runtime-interface-client (test/unit/UserFunctionTest.js),
// run on files of our own.

const CJS = 'exports.handler = async () => "cjs";';
const ESM = 'export const handler = async () => "esm";';
const MODULE_PACKAGE = '{"type":"module"}';

type Files = Record<string, string>;

describe('handler string', () => {
  it.each<[string, string, Files, string]>([
    ['a CommonJS .js file', 'index.handler', { 'index.js': CJS }, 'cjs'],
    ['a .cjs file', 'index.handler', { 'index.cjs': CJS }, 'cjs'],
    ['a .mjs file', 'index.handler', { 'index.mjs': ESM }, 'esm'],
    [
      'a .js file of a module package',
      'index.handler',
      { 'index.js': ESM, 'package.json': MODULE_PACKAGE },
      'esm',
    ],
    ['a file without an extension', 'index.handler', { index: CJS }, 'cjs'],
    ['a file in a folder', 'src/deep/app.handler', { 'src/deep/app.js': CJS }, 'cjs'],
    [
      'a nested export',
      'index.nested.inner.handler',
      { 'index.js': 'exports.nested = { inner: { handler: async () => "nested" } };' },
      'nested',
    ],
    [
      'a default export',
      'index.default',
      { 'index.mjs': 'export default async () => "default";' },
      'default',
    ],
    [
      'an object that is the default export',
      'index.handler',
      { 'index.mjs': 'export default { handler: async () => "in default" };' },
      'in default',
    ],
    [
      "the getters of a bundler's CommonJS",
      'index.handler',
      {
        'index.js': `
          const exported = {};
          Object.defineProperty(exported, 'handler', { enumerable: true, get: () => async () => 'getter' });
          module.exports = ((to) => to)(exported);
        `,
      },
      'getter',
    ],
    [
      'a module with a top-level await',
      'index.handler',
      {
        'index.mjs':
          'const v = await new Promise((r) => setTimeout(r, 20, "awaited")); export const handler = () => v;',
      },
      'awaited',
    ],
    [
      'a package',
      'pkg.handler',
      { 'node_modules/pkg/index.js': CJS, 'node_modules/pkg/package.json': '{"main":"index.js"}' },
      'cjs',
    ],
    ['.js before .mjs', 'index.handler', { 'index.js': CJS, 'index.mjs': ESM }, 'cjs'],
    ['.mjs before .cjs', 'index.handler', { 'index.mjs': ESM, 'index.cjs': CJS }, 'esm'],
    [
      'no extension before .js',
      'index.handler',
      { index: CJS, 'index.js': 'exports.handler = 1' },
      'cjs',
    ],
    [
      'a file, not the folder of its name',
      'index.handler',
      { 'index/a.js': '', 'index.js': CJS },
      'cjs',
    ],
    [
      'CommonJS that an ES module imports',
      'index.handler',
      { 'index.mjs': `export { handler } from './other.cjs';`, 'other.cjs': CJS },
      'cjs',
    ],
  ])('finds %s', async (_name, handler, files, result) => {
    await using folder = await createFolder(files);
    await using fixture = await startFixture({}, { code: { folder: folder.path, handler } });

    await expect(returnedBy(fixture)).resolves.toBe(result);
  });

  it.each<[string, string, Files, string, string]>([
    ['two dots', 'index..handler', {}, 'Runtime.MalformedHandlerName', 'two dots'],
    ['no dot', 'index', {}, 'Runtime.MalformedHandlerName', 'without a dot'],
    [
      'no such module',
      'none.handler',
      {},
      'Runtime.ImportModuleError',
      "Cannot find module 'none'",
    ],
    [
      'no such export',
      'index.none',
      { 'index.js': CJS },
      'Runtime.HandlerNotFound',
      'index.none is undefined',
    ],
    [
      'an export that is no function',
      'index.handler',
      { 'index.js': 'exports.handler = 1;' },
      'Runtime.HandlerNotFound',
      'is not a function',
    ],
    [
      'a syntax error',
      'index.handler',
      { 'index.cjs': 'exports = {;' },
      'Runtime.UserCodeSyntaxError',
      'Unexpected',
    ],
    [
      'a module that throws',
      'index.handler',
      { 'index.mjs': 'await 0; throw new RangeError("while loading");' },
      'RangeError',
      'while loading',
    ],
    [
      'CommonJS in a module package',
      'index.handler',
      { 'index.js': CJS, 'package.json': MODULE_PACKAGE },
      'ReferenceError',
      'exports is not defined',
    ],
    [
      'a module that never loads',
      'index.handler',
      { 'index.mjs': 'await new Promise(() => {});' },
      'Runtime.ExitError',
      'without providing a reason',
    ],
    [
      'a callback on nodejs24.x',
      'index.handler',
      { 'index.js': 'exports.handler = (event, context, callback) => callback(null, 1);' },
      'Runtime.CallbackHandlerDeprecated',
      'nodejs22.x takes it',
    ],
  ])('refuses %s', async (_name, handler, files, errorType, message) => {
    await using folder = await createFolder(files);
    await using fixture = await startFixture({}, { code: { folder: folder.path, handler } });

    await expect(fixture.invoke({})).resolves.toMatchObject({
      outcome: 'failed',
      error: { errorType, errorMessage: expect.stringContaining(message) },
    });
  });
});

describe('module on the command line', () => {
  it.each<[string, Files, string[]]>([
    [
      "a bundler's getters",
      { 'a.cjs': `module.exports = ((to) => to)({ get handler() { return () => 'served'; } });` },
      ['a.cjs'],
    ],
    [
      'a default export of an object',
      { 'a.mjs': `export default { handler: () => 'served' };` },
      ['a.mjs'],
    ],
    ['a nested export', { 'a.mjs': `export const b = { c: () => 'served' };` }, ['a.mjs#b.c']],
    ['a file without an extension', { a: `exports.handler = () => 'served';` }, ['a']],
    [
      'a streaming handler',
      {
        'a.mjs':
          'export const handler = awslambda.streamifyResponse(async (event, stream) => { stream.end(\'"served"\'); });',
      },
      ['a.mjs'],
    ],
    [
      'a callback handler of nodejs22.x',
      { 'a.cjs': `exports.handler = (event, context, callback) => callback(null, 'served');` },
      ['--runtime', 'nodejs22.x', 'a.cjs'],
    ],
    [
      'enums and extensionless imports',
      {
        'a.ts': `import { Answer } from './b'; export const handler = () => Answer.Served;`,
        'b.ts': `export enum Answer { Served = 'served' }`,
      },
      ['a.ts'],
    ],
    [
      'a .tsx file and an import of a type',
      {
        'a.tsx': `import { Name } from './b.js'; const name: Name = 'served';
          const h = (tag: string, props: null, ...children: string[]) => children.join('');
          /** @jsx h */ export const handler = () => <p>{name}</p>;`,
        'b.ts': `export type Name = string;`,
      },
      ['a.tsx'],
    ],
  ])('serves %s', async (_name, files, args) => {
    await using folder = await createFolder(files);
    await using main = runMain(args, '0', folder.path);

    await expect(exchange(await waitForPort(main))).resolves.toMatchObject({
      statusCode: 200,
      body: 'served',
    });
  });

  it('says where TypeScript does not parse', async () => {
    await using folder = await createFolder({
      'a.ts': `import { b } from './b.ts'; export const handler = () => b;`,
      'b.ts': '\n\nexport const b: string = {;',
    });
    await using main = runMain(['a.ts'], '0', folder.path);

    await expect(main.ended).resolves.toBe(1);
    expect(main.stderr()).toMatch(/b\.ts:3:2\d/);
  });
});
