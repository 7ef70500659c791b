import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedApi, type StartedAssembly, startLocalGateway } from '../../src/index.ts';
import { createFolder, type FunctionFolder } from '../function-folder.ts';
import { functionWith, writeTemplates } from '../write-templates.ts';

const APP = fileURLToPath(new URL('../fixtures/cdk-app/app.ts', import.meta.url));
const LONG_MS = 120_000;

let folder: FunctionFolder;
let app: StartedAssembly;

beforeAll(async () => {
  folder = await createFolder({});
  await using layer = await createFolder({
    'nodejs/node_modules/from-layer/index.js': "module.exports = 'found';",
  });
  await promisify(execFile)(process.execPath, [APP], {
    env: { PATH: process.env.PATH, CDK_OUTDIR: folder.path, LAYER_FOLDER: layer.path },
  });
  app = await startLocalGateway(
    { assembly: folder.path },
    { environment: { ADDED: 'added' }, runtime: { writeStderr: () => {}, writeStdout: () => {} } },
  );
}, LONG_MS);

afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** The API whose logical id begins so. */
function api(id: string, stack = 'Shop'): ServedApi {
  const found = app.apis.find((each) => each.id.startsWith(id) && each.stack === stack);
  if (found === undefined) throw new Error(`Expected an API ${id} in ${stack}, got ${app.apis}`);
  return found;
}

/** Tries again where another process has a port of the range. */
async function startAtFreeRange(tries = 5): Promise<{ first: number; started: StartedAssembly }> {
  const first = 20_000 + Math.floor(Math.random() * 10_000);
  try {
    return { first, started: await startLocalGateway({ assembly: folder.path }, { port: first }) };
  } catch (error) {
    if (tries > 1 && error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return await startAtFreeRange(tries - 1);
    }
    throw error;
  }
}

async function ask(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  const { status, headers } = response;
  return { status, headers, body: await response.text() };
}

describe('assembly', { timeout: LONG_MS }, () => {
  it('has an entry for every API and URL', () => {
    const kinds = (stack: string) =>
      app.apis.filter((each) => each.stack === stack).map(({ kind }) => kind);

    const shop = [
      'http',
      'websocket',
      'http',
      'rest',
      'rest',
      'function-url',
      'function-url',
      'function-url',
    ];
    expect(kinds('Shop')).toEqual(shop);
    expect(kinds('Prod-Shop')).toEqual(shop);
    expect(kinds('Other')).toEqual(['http']);
    expect(new Set(app.apis.map(({ url }) => new URL(url).port)).size).toBe(app.apis.length);
    expect(api('Http').url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(api('Rest').url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/live$/);
    expect(api('Http').routes).toEqual([
      'GET /pets/{id}',
      'GET /one',
      'GET /py',
      'GET /iam',
      'GET /away',
    ]);
    expect(api('Rest').routes).toContain('ANY /items');
  });

  it('serves routes with their payload, parameters and stages', async () => {
    const { url } = api('Http');

    expect(JSON.parse((await ask(`${url}/pets/7`)).body).event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /pets/{id}',
      pathParameters: { id: '7' },
      requestContext: { stage: '$default' },
    });
    expect(JSON.parse((await ask(`${url}/dev/pets/7`)).body).event).toMatchObject({
      rawPath: '/dev/pets/7',
      stageVariables: { color: 'red' },
    });
    expect(JSON.parse((await ask(`${url}/one`)).body).event).toMatchObject({ version: '1.0' });
    expect(await ask(`${url}/nowhere`)).toMatchObject({ status: 404 });
  });

  it("gives a function its environment, the gateway's additions and its layers", async () => {
    const { env, layer } = JSON.parse((await ask(`${api('Http').url}/pets/7`)).body);

    expect(env).toMatchObject({
      PLAIN: 'plain',
      NAMED_ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/orders',
      WHERE: 'us-east-1/000000000000',
      ADDED: 'added',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    });
    expect(env.TABLE).toMatch(/^Shop-Table/);
    expect(layer).toBe('found');
  });

  it('lists the values that it made up', () => {
    const made = app.placeholders.filter(({ stack, id }) => stack === 'Shop' && /^Echo/.test(id));

    expect(made).toEqual([
      {
        stack: 'Shop',
        id: expect.stringMatching(/^Echo/),
        variable: 'TABLE',
        reference: expect.stringMatching(/^Table/),
        value: expect.stringMatching(/^Shop-Table/),
      },
    ]);
  });

  it("ends a function at the function's own time-out", async () => {
    expect(await ask(`${api('Http').url}/pets/7?never`)).toMatchObject({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    });
  });

  it('serves a REST API with its mocks and gateway responses', async () => {
    const { url } = api('Rest');

    expect(JSON.parse((await ask(`${url}/items?a=1&a=2`)).body).event).toMatchObject({
      resource: '/items',
      multiValueQueryStringParameters: { a: ['1', '2'] },
      stageVariables: { color: 'blue' },
      requestContext: { stage: 'live' },
    });
    expect(await ask(`${url}/fixed`)).toMatchObject({ status: 200, body: '{"fixed":true}' });
    expect(await ask(`${url}/nowhere`)).toMatchObject({
      status: 404,
      body: '{"own":"Missing Authentication Token"}',
    });
  });

  it.each(['https://a.example', 'https://b.example'])(
    'answers a preflight as defaultCorsPreflightOptions makes it: %s',
    async (origin) => {
      const { status, headers } = await ask(`${api('Rest').url}/items`, {
        method: 'OPTIONS',
        headers: { origin },
      });

      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-methods')).toContain('GET');
    },
  );

  it('serves function URLs: a stream, an alias, inline code with a callback', async () => {
    const streamed = await ask(api('StreamerFunctionUrl').url, {
      headers: { origin: 'https://a.example' },
    });

    expect(streamed).toMatchObject({ status: 200, body: 'one,two' });
    expect(streamed.headers.get('access-control-allow-origin')).toBe('https://a.example');
    expect(await ask(api('InlineAliasliveFunctionUrl').url)).toMatchObject({ body: 'inline' });
  });

  it('serves nested stacks, other stacks and stages', async () => {
    const nested = JSON.parse((await ask(`${api('NestedRest').url}/a`)).body);
    const shared = JSON.parse((await ask(`${api('NestedHttp').url}/a`)).body);
    const imported = JSON.parse((await ask(`${api('Imported', 'Other').url}/a`)).body);
    const staged = JSON.parse((await ask(`${api('Http', 'Prod-Shop').url}/pets/7`)).body);

    expect(nested.env.TABLE).toMatch(/^Shop-Table/);
    expect([shared.env.PLAIN, imported.env.PLAIN]).toEqual(['plain', 'plain']);
    expect(staged.env).toMatchObject({
      WHERE: 'eu-west-1/111111111111',
      AWS_REGION: 'eu-west-1',
    });
  });

  it('answers 501 and why where something is not served', async () => {
    const { url } = api('Http');
    const messages = {
      [`${url}/py`]: /its runtime is python3\.13, and only Node\.js runs/,
      [`${url}/iam`]: /it has an authorizer \(AWS_IAM\)/,
      [`${url}/away`]: /its integration is no Lambda function \(HTTP_PROXY\)/,
      [`${api('Rest').url}/items/7`]: /it requires an API key/,
      [api('Socket').url]: /WebSocket API: the gateway speaks HTTP/,
      [api('InlineFunctionUrl').url]: /it has an authorizer \(AWS_IAM\)/,
    };

    for (const [address, reason] of Object.entries(messages)) {
      const { status, body } = await ask(address);
      expect([address, status]).toEqual([address, 501]);
      expect(JSON.parse(body).message).toMatch(reason);
    }
  });

  it('lists what is not served', () => {
    const listed = app.notServed
      .filter(({ stack }) => stack === 'Shop')
      .map(({ what, reason }) => `${what}: ${reason}`);

    expect(listed).toEqual([
      expect.stringMatching(/^route GET \/py: the function Python\w+ does not run here/),
      'route GET /iam: it has an authorizer (AWS_IAM)',
      'route GET /away: its integration is no Lambda function (HTTP_PROXY)',
      'WebSocket API: the gateway speaks HTTP, and takes no WebSocket connections',
      'method GET /items/{id}: it requires an API key',
      'function URL: it has an authorizer (AWS_IAM)',
    ]);
  });

  it('takes ports in turn', async () => {
    const { first, started } = await startAtFreeRange();
    await using second = started;

    expect(second.apis.map(({ url }) => Number(new URL(url).port))).toEqual(
      second.apis.map((_api, index) => first + index),
    );
  });

  it('frees everything when it stops', async () => {
    const started = await startLocalGateway({ assembly: folder.path });
    const [{ url } = { url: '' }] = started.apis;

    await started.stop();

    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  it('says whose result was refused', async () => {
    const code = { ZipFile: 'exports.handler = async () => ({ statusCode: 99 });' };
    await using templates = await writeTemplates([
      { name: 'Main', template: { Resources: functionWith({}, code) } },
    ]);
    const errors: unknown[] = [];
    await using started = await startLocalGateway(
      { assembly: templates.path },
      { onHandlerError: (error) => errors.push(error) },
    );
    const [{ url } = { url: '' }] = started.apis;

    await ask(url);

    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^Main-Function: Expected statusCode .*, got 99\.$/),
      }),
    ]);
  });

  it('must be one', async () => {
    await expect(startLocalGateway({ assembly: '/nowhere' })).rejects.toThrow(
      'Expected /nowhere to be a synthesised CDK app, got no manifest.json in it: run cdk synth.',
    );
  });
});
