import { expect, it } from 'vitest';
import { launchApp, ministack, sendRequest } from '../../src/index.ts';

it('keeps a note', { timeout: 180_000 }, async () => {
  const folder = new URL('../fixtures/notes-app', import.meta.url).pathname;
  await using app = await launchApp(ministack(), { folder });
  const api = app.addressOf('Notes', 'Url');

  await sendRequest(api, { method: 'PUT', path: '/notes/milk', body: 'two bottles' });
  const answer = await sendRequest(api, { method: 'GET', path: '/notes/milk' });
  expect(answer.body.toString()).toBe('two bottles');
});
