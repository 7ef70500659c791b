import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ANSWER_ALL, type EngineRun } from './engine-run.ts';

const TIMEOUT_MS = 300_000;

/** The command of a Chromium on this machine; `undefined` if there is none. */
export function findChromium(): string | undefined {
  const commands = ['chromium', 'chromium-browser', 'google-chrome'];
  return commands.find((command) => spawnSync(command, ['--version']).status === 0);
}

/** Loads the built file into a page of a headless Chromium. */
export async function runInChromium(
  command: string,
  outDir: string,
  bodies: readonly string[],
): Promise<EngineRun> {
  const page = `<!doctype html><meta charset="utf-8"><script type="module">
import { multiplyBody } from '/index.js';
${ANSWER_ALL}
const answers = answerAll(multiplyBody, await (await fetch('/bodies')).json());
const body = JSON.stringify({ version: navigator.userAgent, answers });
await fetch('/report', { method: 'POST', body });
</script>`;
  const files = new Map([
    ['/', ['text/html', page]],
    ['/index.js', ['text/javascript', readFileSync(join(outDir, 'index.js'), 'utf8')]],
    ['/bodies', ['application/json', JSON.stringify(bodies)]],
  ]);

  const reported = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    if (request.method === 'POST') reported.resolve(text(request));
    const [type = 'text/plain', content = ''] = files.get(request.url ?? '') ?? [];
    response.setHeader('content-type', type).end(content);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;

  const profile = mkdtempSync(join(tmpdir(), 'multiply-core-chromium-'));
  // Without the sandbox it also starts as root and in containers. It loads only this page.
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`];
  const browser = spawn(command, [...flags, `http://127.0.0.1:${port}/`], {
    stdio: 'ignore',
    // Its lock file is removed with the profile.
    env: { ...process.env, TMPDIR: profile },
  });
  const timer = setTimeout(() => {
    reported.reject(new Error(`Expected a report from ${command} within ${TIMEOUT_MS} ms`));
  }, TIMEOUT_MS);
  try {
    return JSON.parse(await reported.promise);
  } finally {
    clearTimeout(timer);
    const exited = once(browser, 'exit');
    browser.kill();
    await exited;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
