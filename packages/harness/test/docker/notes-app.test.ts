import { expect, it } from 'vitest';
import { launchApp, ministack, readComposeService, sendRequest } from '../../src/index.ts';

it('keeps a note', { timeout: 120_000 }, async () => {
  const compose = new URL('../../../../docker-compose.yml', import.meta.url);
  const { image } = await readComposeService(compose, 'ministack');
  const folder = new URL('../fixtures/notes-app', import.meta.url).pathname;
  await using app = await launchApp(ministack(image), { folder });
  const api = app.addressOf('Notes', 'Url');

  await sendRequest(api, { method: 'PUT', path: '/notes/milk', body: 'two bottles' });
  const answer = await sendRequest(api, { method: 'GET', path: '/notes/milk' });
  expect(answer.body.toString()).toBe('two bottles');
});
