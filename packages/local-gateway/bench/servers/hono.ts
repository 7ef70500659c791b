import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// hono on Node, doing the work of the function. Started with the folder that it is installed in.

const require = createRequire(join(process.argv[2] ?? '', 'package.json'));
const load = (name: string) => import(pathToFileURL(require.resolve(name)).href);
const { Hono } = await load('hono');
const { serve } = await load('@hono/node-server');

const app = new Hono();
app.post('/', async (context: HonoContext) => {
  const { a, b } = await context.req.json();
  return context.json({ result: a * b });
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });

/** What is used of hono's, which is not installed where this is type-checked. */
interface HonoContext {
  req: { json(): Promise<{ a: number; b: number }> };
  json(value: unknown): Response;
}
