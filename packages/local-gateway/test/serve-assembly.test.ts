import { describe, expect, it, vi } from 'vitest';
import { exchange } from './exchange.ts';
import { createFolder } from './function-folder.ts';
import { runMain } from './run-main.ts';
import { assemblyFiles } from './write-assembly.ts';

const LONG_MS = 60_000;

describe('a CDK app on the command line', () => {
  it(
    'is served, each API on a port of its own',
    async () => {
      await using folder = await createFolder(assemblyFiles());
      await using main = runMain(['--json', '--env', 'EXTRA=more', 'cdk.out'], '0', folder.path);
      await vi.waitFor(() => expect(main.stdout()).toContain('\n'), LONG_MS);

      const { apis, notServed } = JSON.parse(main.stdout().split('\n')[0] ?? '');

      const [pets, zoo] = ['Pets', 'ZooUrl'].map((id) =>
        apis.find((api: { id: string }) => api.id === id),
      );
      const url = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
      const stack = 'App';
      expect(pets).toEqual({ kind: 'http', id: 'Pets', stack, url, routes: ['GET /pets/{id}'] });
      expect(zoo).toEqual({ kind: 'function-url', id: 'ZooUrl', stack, url, routes: ['$default'] });
      const chat = apis.find((api: { id: string }) => api.id === 'Chat');
      expect(chat).toMatchObject({ kind: 'websocket', url });
      expect(notServed).toEqual([
        {
          id: 'Chat',
          stack,
          what: 'WebSocket API',
          reason: 'the gateway speaks HTTP, and takes no WebSocket connections',
        },
      ]);
      const { port } = new URL(chat.url);
      await expect(
        exchange(Number(port), {
          headers: [
            ['connection', 'upgrade'],
            ['upgrade', 'websocket'],
          ],
        }),
      ).resolves.toMatchObject({ statusCode: 501 });
      const answers = [`${pets.url}/pets/7`, `${pets.url}/other`, `${zoo.url}/any`].map(
        async (url) => (await fetch(url)).text(),
      );
      await expect(Promise.all(answers)).resolves.toEqual([
        'index.handler,cat,more,/pets/7',
        '{"message":"Not Found"}',
        'index.handler,cat,more,/any',
      ]);
    },
    LONG_MS,
  );

  it(
    'is listed with its routes, a curl line each, and what is not served',
    async () => {
      await using folder = await createFolder(assemblyFiles());
      await using main = runMain(['cdk.out'], '0', folder.path);

      await vi.waitFor(() => expect(main.stdout()).toContain('Ctrl-C'), LONG_MS);

      expect(main.stdout()).toMatch(
        /^Pets \(http\) (http:\S+)\n {2}GET \/pets\/\{id\}\n {2}curl \1\n$/m,
      );
      expect(main.stdout()).toMatch(
        /^ZooUrl \(function-url\) (http:\S+)\n {2}\$default\n {2}curl \1\n$/m,
      );
      expect(main.stdout()).toMatch(/^Not served, answered with 501:\n {2}Chat, WebSocket API: /m);
    },
    LONG_MS,
  );

  it('takes no --runtime, as its functions have their own', async () => {
    await using folder = await createFolder(assemblyFiles());
    await using main = runMain(['--runtime', 'nodejs22.x', 'cdk.out'], '0', folder.path);

    await expect(main.ended).resolves.toBe(1);
    expect(main.stderr()).toBe(
      'Expected no --runtime with a CDK app, whose functions have their own.\n',
    );
  });

  it('says that a folder is none', async () => {
    await using folder = await createFolder({ 'empty/file': '' });
    await using main = runMain(['empty'], '0', folder.path);

    await expect(main.ended).resolves.toBe(1);
    expect(main.stderr()).toMatch(
      /^Expected empty to be a synthesised CDK app, got no manifest\.json/,
    );
  });
});
