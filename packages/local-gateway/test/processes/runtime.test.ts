import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createFolder } from '../function-folder.ts';
import { returnedBy, startFixture } from '../start-fixture.ts';

const LONG_MS = 60_000;

/** Files with one module, the handler's body given. */
function handling(code: string) {
  return { 'index.mjs': `export const handler = async (event, context) => { ${code} };` };
}

describe('instances', () => {
  it(
    'serve one request at a time each, and more come up when more come at once',
    async () => {
      await using fixture = await startFixture({
        'index.mjs': `
        let underWay = 0;
        export const handler = async () => {
          underWay += 1;
          const seen = underWay;
          await new Promise((resolve) => setTimeout(resolve, 300));
          underWay -= 1;
          return { seen, pid: process.pid };
        };
      `,
      });

      const results = await Promise.all(Array.from({ length: 4 }, () => returnedBy(fixture)));

      expect(results).toEqual(Array(4).fill({ seen: 1, pid: expect.any(Number) }));
      const pids = new Set(results.map((result) => (result as { pid: number }).pid));
      expect(pids.size).toBeGreaterThan(1);
    },
    LONG_MS,
  );

  it('are reused while they are warm', async () => {
    await using fixture = await startFixture(handling('return process.pid;'));

    const first = await returnedBy(fixture);

    await expect(returnedBy(fixture)).resolves.toBe(first);
  });

  it.each([
    ['ends its process', 'process.exit(1);', 'failed'],
    ['takes long', 'await new Promise((resolve) => setTimeout(resolve, 3000));', 'returned'],
  ])(
    'let nothing wait for a request that %s',
    async (_name, code, outcome) => {
      await using fixture = await startFixture(
        handling(`if (event.harm) { ${code} } return process.pid;`),
      );
      // So many that the function counts as fast.
      for (let i = 0; i < 100; i += 1) await returnedBy(fixture);

      const answered: string[] = [];
      const harmed = fixture.invoke({ harm: true }).then((invocation) => {
        answered.push('harmed');
        return invocation;
      });
      const others = Array.from({ length: 6 }, async () => {
        await returnedBy(fixture);
        answered.push('other');
      });

      await Promise.all(others);
      await expect(harmed).resolves.toMatchObject({ outcome });
      if (outcome === 'returned') expect(answered.at(-1)).toBe('harmed');
      expect(answered).toHaveLength(7);
    },
    LONG_MS,
  );

  it(
    'answer requests about in the order in which they come',
    async () => {
      await using fixture = await startFixture(handling('return 1;'), {}, { maxInstances: 2 });
      // So many that the function counts as fast, and is sent requests ahead.
      for (let i = 0; i < 100; i += 1) await returnedBy(fixture);

      const clients = 64;
      let answers = 0;
      let mostOvertaken = 0;
      const askRepeatedly = async () => {
        for (let i = 0; i < 40; i += 1) {
          const before = answers;
          await returnedBy(fixture);
          mostOvertaken = Math.max(mostOvertaken, answers - before);
          answers += 1;
        }
      };
      await Promise.all(Array.from({ length: clients }, askRepeatedly));

      // A request waits for those that are there when it comes, and for some that were sent ahead.
      expect(mostOvertaken).toBeLessThan(3 * clients);
    },
    LONG_MS,
  );

  it('keep what a handler enters with AsyncLocalStorage from the next', async () => {
    await using fixture = await startFixture({
      'index.mjs': `
        import { AsyncLocalStorage } from 'node:async_hooks';
        const storage = new AsyncLocalStorage();
        export const handler = async (event) => {
          const found = storage.getStore() ?? null;
          if (event.value !== undefined) storage.enterWith(event.value);
          await 0;
          return found;
        };
      `,
    });

    // So many that the function counts as fast, and is sent requests ahead.
    for (let i = 0; i < 100; i += 1) await returnedBy(fixture);

    const found = await Promise.all(
      Array.from({ length: 20 }, (_, value) => returnedBy(fixture, { value })),
    );

    expect(found).toEqual(Array(20).fill(null));
  });

  it(
    'are at most as many as allowed; other requests wait',
    async () => {
      await using fixture = await startFixture(
        handling('await new Promise((resolve) => setTimeout(resolve, 200)); return process.pid;'),
        {},
        { maxInstances: 2 },
      );

      const pids = await Promise.all(Array.from({ length: 6 }, () => returnedBy(fixture)));

      expect(new Set(pids).size).toBeLessThanOrEqual(2);
    },
    LONG_MS,
  );

  it(
    'end with the function, and what they started ends, too',
    async () => {
      const fixture = await startFixture({
        'index.mjs': `
        import { spawn } from 'node:child_process';
        export const handler = () => [process.pid, spawn('sleep', ['1000']).pid];
      `,
      });
      const pids = (await returnedBy(fixture)) as number[];

      await fixture[Symbol.asyncDispose]();

      for (const pid of pids) {
        await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), LONG_MS);
      }
    },
    LONG_MS,
  );

  it.each([
    ['its heap', 'const all = []; for (;;) all.push(new Array(1000).fill({}));'],
    [
      'buffers',
      'const all = []; for (;;) { all.push(Buffer.alloc(10_000_000, 1)); await new Promise(setImmediate); }',
    ],
  ])(
    'that fills %s beyond its memory is ended',
    async (_name, code) => {
      await using fixture = await startFixture(
        handling(`if (event.fill) { ${code} } return 'fits';`),
        {
          memoryMb: 192,
        },
      );

      const filled = await fixture.invoke({ fill: true });

      expect(filled).toMatchObject({
        outcome: 'failed',
        error: { errorType: 'Runtime.ExitError' },
      });
      await expect(returnedBy(fixture)).resolves.toBe('fits');
      expect(fixture.stderr()).toMatch(/used \d+ MB of its 192 MB|heap is full/);
    },
    LONG_MS,
  );

  it(
    'that ends when idle is explained, and another one takes over',
    async () => {
      await using fixture = await startFixture(
        handling(
          `if (event.leave) setTimeout(() => { throw new Error('left behind'); }); return 1;`,
        ),
      );

      await returnedBy(fixture, { leave: true });

      await vi.waitFor(
        () => expect(fixture.stderr()).toMatch(/left behind[\s\S]*without a request ended/),
        LONG_MS,
      );
      await expect(returnedBy(fixture)).resolves.toBe(1);
    },
    LONG_MS,
  );
});

describe('time-out', () => {
  it(
    'ends an invocation and not the next',
    async () => {
      await using fixture = await startFixture(
        handling('if (event.hang) await new Promise(() => setInterval(() => {}, 1000)); return 1;'),
        { timeoutMs: 700 },
      );

      await expect(fixture.invoke({ hang: true })).resolves.toMatchObject({
        outcome: 'timed_out',
        error: {
          errorType: 'Sandbox.Timedout',
          errorMessage: expect.stringMatching(
            /^RequestId: \S+ Error: Task timed out after 0\.70 seconds$/,
          ),
        },
      });
      expect(fixture.stderr()).toContain('Task timed out after 0.70 seconds');
      await expect(returnedBy(fixture)).resolves.toBe(1);
    },
    LONG_MS,
  );

  it(
    'is suspended for a debugger, which finds the function',
    async () => {
      await using fixture = await startFixture(
        handling(
          'await new Promise((resolve) => setTimeout(resolve, 600)); return context.getRemainingTimeInMillis();',
        ),
        { timeoutMs: 100 },
        { inspectPort: 39_229 },
      );

      await expect(returnedBy(fixture)).resolves.toBeGreaterThan(100_000);
      const url = /ws:\/\/(127\.0\.0\.1:\d+)\//.exec(fixture.stderr())?.[1];
      const targets: unknown = await (await fetch(`http://${url}/json/list`)).json();
      expect(targets).toEqual([
        expect.objectContaining({ url: expect.stringContaining('bootstrap/main.mjs') }),
      ]);
    },
    LONG_MS,
  );
});

describe('context and environment', () => {
  it('are those of the runtime', async () => {
    await using fixture = await startFixture(
      handling(
        'return { context, env: process.env, left: context.getRemainingTimeInMillis(), cwd: process.cwd() };',
      ),
      { timeoutMs: 9000, environment: { OWN: 'yes', TZ: 'Asia/Tokyo' } },
    );

    const { context, env, left, cwd } = (await returnedBy(fixture)) as {
      context: { awsRequestId: string };
      env: Record<string, string>;
      left: number;
      cwd: string;
    };

    expect(context).toEqual({
      functionName: 'fixture',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:fixture',
      memoryLimitInMB: '512',
      awsRequestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      logGroupName: '/aws/lambda/fixture',
      logStreamName: '[$LATEST]local',
      xRayTraceId: env._X_AMZN_TRACE_ID,
    });
    expect(env).toMatchObject({
      AWS_ACCESS_KEY_ID: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      LAMBDA_TASK_ROOT: fixture.folder.path,
      OWN: 'yes',
      TZ: 'Asia/Tokyo',
      _HANDLER: 'index.handler',
    });
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(9000);
    expect(cwd).toBe(fixture.folder.path);
  });

  it('let CommonJS require what a layer brings, the last layer first', async () => {
    await using first = await startFixture({
      'nodejs/node_modules/shared/index.js': `module.exports = 'first';`,
      'nodejs/node_modules/alone/index.js': `module.exports = 'alone';`,
    });
    await using second = await startFixture({
      'nodejs/node_modules/shared/index.js': `module.exports = 'second';`,
    });
    await using fixture = await startFixture(
      { 'index.js': `exports.handler = async () => [require('shared'), require('alone')];` },
      { layerFolders: [first.folder.path, second.folder.path] },
    );

    await expect(returnedBy(fixture)).resolves.toEqual(['second', 'alone']);
  });

  it('name the region that the function is given', async () => {
    await using fixture = await startFixture(handling('return context.invokedFunctionArn;'), {
      environment: { AWS_REGION: 'eu-west-1' },
    });

    await expect(returnedBy(fixture)).resolves.toContain(':lambda:eu-west-1:');
  });
});

describe('error report', () => {
  it.each([
    ['an error', `throw new TypeError('wrong')`, 'TypeError', 'wrong'],
    ['a string', `throw 'text'`, 'string', 'text'],
    ['undefined', 'throw undefined', 'undefined', 'undefined'],
    [
      'an unreadable object',
      `throw Object.create(null)`,
      'handled',
      'The error thrown could not be read.',
    ],
    [
      'a cycle',
      'const a = {}; a.a = a; return a',
      'Runtime.JSONStringifyError',
      'Unable to stringify',
    ],
    ['a BigInt', 'return 1n', 'Runtime.JSONStringifyError', 'BigInt'],
    ['a function', 'return () => 1', 'Runtime.JSONStringifyError', 'got a function'],
    ['7 MB', `return 'x'.repeat(7e6)`, 'Function.ResponseSizeTooLarge', 'got 7000002'],
  ])('tells of %s', async (_name, code, errorType, message) => {
    await using fixture = await startFixture(handling(code));

    await expect(fixture.invoke({})).resolves.toMatchObject({
      outcome: 'failed',
      error: { errorType, errorMessage: expect.stringContaining(message) },
    });
    await vi.waitFor(() => expect(fixture.stderr()).toMatch(/\tERROR\tInvoke Error \t\{.*\}\n/));
  });

  it('has the stack, and the log line has the own fields, too', async () => {
    await using fixture = await startFixture(
      handling(
        `throw Object.assign(new Error('with fields', { cause: new Error('why') }), { code: 'E1' });`,
      ),
    );

    await expect(fixture.invoke({})).resolves.toMatchObject({
      error: { trace: expect.arrayContaining([expect.stringMatching(/index\.mjs:1:\d+/)]) },
    });
    await vi.waitFor(() => expect(fixture.stderr()).toMatch(/"code":"E1"/));
    expect(fixture.stderr()).toMatch(/"cause":\{"errorType":"Error","errorMessage":"why"/);
  });
});

describe('log', () => {
  it("has Lambda's lines, errors on stderr", async () => {
    await using fixture = await startFixture({
      'index.mjs': `
        console.log('while loading');
        export const handler = async () => { console.log('%d of %s', 1, 'two'); console.warn('careful'); };
      `,
    });

    await returnedBy(fixture);

    const time = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';
    const id = '[0-9a-f-]{36}';
    await vi.waitFor(() => {
      expect(fixture.stdout()).toMatch(
        new RegExp(`^${time}\\t-\\tINFO\\twhile loading\\n${time}\\t${id}\\tINFO\\t1 of two\\n$`),
      );
      expect(fixture.stderr()).toMatch(new RegExp(`^${time}\\t${id}\\tWARN\\tcareful\\n$`));
    });
  });

  it('is JSON of a level when the function asks for it', async () => {
    await using fixture = await startFixture(
      handling(`console.debug('dropped'); console.info('kept', new RangeError('shown'));`),
      { environment: { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: 'INFO' } },
    );

    await returnedBy(fixture);

    await vi.waitFor(() => expect(fixture.stdout()).not.toBe(''));
    expect(JSON.parse(fixture.stdout())).toMatchObject({
      level: 'INFO',
      message: expect.stringContaining('kept RangeError: shown'),
      errorType: 'RangeError',
      errorMessage: 'shown',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('callback runtimes', () => {
  const runtime = { runtime: 'nodejs22.x' } as const;

  it.each([
    ['its callback', '(event, context, callback) => callback(null, "called back");', 'called back'],
    ['context.succeed', '(event, context) => context.succeed("succeeded");', 'succeeded'],
    ['context.done', '(event, context) => { setTimeout(context.done, 1, null, "done"); };', 'done'],
    ['a promise', 'async () => "promised";', 'promised'],
    ['nothing but what it returns, which is dropped', '() => "returned";', null],
    [
      'its first answer',
      '(event, context, callback) => { context.succeed("first"); callback(null, "second"); };',
      'first',
    ],
  ])('take %s', async (_name, handler, result) => {
    await using fixture = await startFixture(
      { 'index.js': `exports.handler = ${handler}` },
      runtime,
    );

    await expect(returnedBy(fixture)).resolves.toBe(result);
    await expect(returnedBy(fixture)).resolves.toBe(result);
  });

  it.each([
    ['its callback', '(event, context, callback) => callback(new RangeError("no"));', 'RangeError'],
    ['context.fail', '(event, context) => context.fail(new RangeError("no"));', 'RangeError'],
    ['context.fail without an error', '(event, context) => context.fail();', 'string'],
    ['a throw', '() => { throw new RangeError("no"); };', 'RangeError'],
    ['a promise that cannot settle', 'async () => new Promise(() => {});', 'Runtime.NodeJsExit'],
  ])('fail by %s', async (_name, handler, errorType) => {
    await using fixture = await startFixture(
      { 'index.js': `exports.handler = ${handler}` },
      runtime,
    );

    await expect(fixture.invoke({})).resolves.toMatchObject({
      outcome: 'failed',
      error: { errorType },
    });
  });

  it('wait for an empty event loop unless told not to', async () => {
    await using fixture = await startFixture(
      {
        'index.js': `
          let late = false;
          exports.handler = (event, context, callback) => {
            const before = late;
            setTimeout(() => { late = true; }, 100);
            context.callbackWaitsForEmptyEventLoop = event.wait;
            callback(null, before);
          };
        `,
      },
      runtime,
    );

    await expect(returnedBy(fixture, { wait: true })).resolves.toBe(false);
    await expect(returnedBy(fixture, { wait: false })).resolves.toBe(true);
  });
});

describe('streaming', () => {
  function streaming(code: string) {
    return {
      'index.mjs': `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export const handler = awslambda.streamifyResponse(async (event, stream, context) => { ${code} });
      `,
    };
  }
  const withPrelude = `
    stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, cookies: ['a=b'] });
  `;

  it('arrives while the handler still writes, its prelude apart', async () => {
    await using fixture = await startFixture(
      streaming(
        `${withPrelude} stream.write('first'); await new Promise((r) => setTimeout(r, 1e6)); `,
      ),
    );

    const invocation = await fixture.invoke({}, { streaming: true });

    if (invocation.outcome !== 'streamed') throw new Error(JSON.stringify(invocation));
    expect(invocation.response.prelude).toEqual({ statusCode: 201, cookies: ['a=b'] });
    for await (const chunk of invocation.response.body) {
      expect(String(chunk)).toBe('first');
      break;
    }
  });

  it(
    'passes on every byte and the content type',
    async () => {
      await using fixture = await startFixture(
        streaming(`
        stream.setContentType('application/x-own');
        for (let i = 0; i < 300; i += 1) {
          if (!stream.write(Buffer.alloc(100_000, i))) await new Promise((r) => stream.once('drain', r));
        }
        stream.end();
      `),
      );

      const invocation = await fixture.invoke({}, { streaming: true });

      if (invocation.outcome !== 'streamed') throw new Error(JSON.stringify(invocation));
      expect(invocation.response).toMatchObject({
        prelude: undefined,
        contentType: 'application/x-own',
      });
      let bytes = 0;
      for await (const chunk of invocation.response.body) {
        bytes += chunk.length;
        await sleep(0);
      }
      expect(bytes).toBe(30_000_000);
    },
    LONG_MS,
  );

  it('is gathered for an invoker that takes no stream', async () => {
    await using fixture = await startFixture(
      streaming(`stream.write({ a: 1 }); await sleep(5); stream.end(' ');`),
    );

    await expect(fixture.invoke({})).resolves.toEqual({ outcome: 'returned', payload: '{"a":1} ' });
  });

  it('breaks off when the handler fails midway', async () => {
    await using fixture = await startFixture(
      streaming(`stream.write('some'); await sleep(50); throw new RangeError('midway');`),
    );

    const invocation = await fixture.invoke({}, { streaming: true });

    if (invocation.outcome !== 'streamed') throw new Error(JSON.stringify(invocation));
    await expect(invocation.response.body.toArray()).rejects.toThrow('midway');
  });

  it('breaks off when the process ends midway', async () => {
    await using fixture = await startFixture(
      streaming(`stream.write('some'); await sleep(50); process.exit(1);`),
    );

    const invocation = await fixture.invoke({}, { streaming: true });

    if (invocation.outcome !== 'streamed') throw new Error(JSON.stringify(invocation));
    await expect(invocation.response.body.toArray()).rejects.toThrow('exit status 1');
  });

  it(
    'goes on to its end when nobody reads it any more',
    async () => {
      await using fixture = await startFixture(
        streaming(`
        for (let i = 0; i < 100; i += 1) {
          if (!stream.write(Buffer.alloc(100_000))) await new Promise((r) => stream.once('drain', r));
        }
        stream.end();
        console.log('written');
      `),
      );
      const invocation = await fixture.invoke({}, { streaming: true });
      if (invocation.outcome !== 'streamed') throw new Error(JSON.stringify(invocation));

      invocation.response.body.destroy();

      await vi.waitFor(() => expect(fixture.stdout()).toContain('written'), LONG_MS);
    },
    LONG_MS,
  );

  it.each([
    ['throws at once', `throw new RangeError('early');`, 'RangeError'],
    [
      'sets the content type too late',
      `stream.write('a'); stream.setContentType('b');`,
      'Runtime.InvalidStreamingOperation',
    ],
    ['never ends its stream', '', 'Runtime.ExitError'],
  ])('fails for a handler that %s', async (_name, code, errorType) => {
    await using fixture = await startFixture(streaming(code));

    await expect(fixture.invoke({})).resolves.toMatchObject({
      outcome: 'failed',
      error: { errorType },
    });
  });

  it('needs an async handler', async () => {
    await using fixture = await startFixture({
      'index.mjs': 'export const handler = awslambda.streamifyResponse(() => {});',
    });

    await expect(fixture.invoke({})).resolves.toMatchObject({
      error: { errorMessage: 'Streaming does not support non-async handlers.' },
    });
  });
});

describe('watching', () => {
  it(
    'serves a file as it is after a change, and those it imports',
    async () => {
      await using fixture = await startFixture(
        {
          'index.mjs': `import { value } from './value.mjs'; export const handler = () => value;`,
          'value.mjs': `export const value = 'old';`,
        },
        {},
        { watch: true },
      );
      await expect(returnedBy(fixture)).resolves.toBe('old');

      await fixture.folder.write('value.mjs', `export const value = 'new';`);

      await vi.waitFor(() => expect(returnedBy(fixture)).resolves.toBe('new'), LONG_MS);
    },
    LONG_MS,
  );

  it(
    'bundles again after a change',
    async () => {
      const enumOf = (value: string) => `export enum Value { Only = '${value}' }`;
      await using fixture = await startFixture(
        {
          'index.ts': `import { Value } from './value'; export const handler = () => Value.Only;`,
          'value.ts': enumOf('old'),
        },
        {},
        { watch: true },
      );
      await using bundled = await startFixture(
        {},
        { code: { modulePath: `${fixture.folder.path}/index.ts`, exportName: 'handler' } },
        { watch: true },
      );
      await expect(returnedBy(bundled)).resolves.toBe('old');

      await fixture.folder.write('value.ts', enumOf('new'));

      await vi.waitFor(() => expect(returnedBy(bundled)).resolves.toBe('new'), LONG_MS);
    },
    LONG_MS,
  );

  it.each([
    ['JavaScript', 'mjs', 'export const value = {;', 'export const value = 1;'],
    ['TypeScript', 'ts', 'export const value: number = {;', 'export const value: number = 1;'],
  ])(
    'serves again once a mistake in imported %s is corrected',
    async (_name, extension, wrong, right) => {
      await using folder = await createFolder({
        [`index.${extension}`]: `import { value } from './value.${extension}'; export const handler = () => value;`,
        [`value.${extension}`]: wrong,
      });
      await using fixture = await startFixture(
        {},
        { code: { modulePath: `${folder.path}/index.${extension}`, exportName: 'handler' } },
        { watch: true },
      );
      await expect(fixture.invoke({})).resolves.toMatchObject({ outcome: 'failed' });

      await folder.write(`value.${extension}`, right);

      await vi.waitFor(() => expect(returnedBy(fixture)).resolves.toBe(1), LONG_MS);
    },
    LONG_MS,
  );
});
