import { type LaunchedApp, launchApp, ministack, sendRequest } from 'cdk-emulator-harness';
import { afterAll, beforeAll, expect, it } from 'vitest';

let app: LaunchedApp<{ Greeter: { Url: string } }>;
beforeAll(async () => {
  app = await launchApp(ministack(), { folder: '.' });
}, 180_000);
afterAll(() => app?.stop());

it.each([
  ['/', 'Hello you'],
  ['/?name=Ada', 'Hello Ada'],
])('answers %s with %s', async (path, greeting) => {
  const { status, body } = await sendRequest(app.addressOf('Greeter', 'Url'), {
    method: 'GET',
    path,
  });
  expect(status).toBe(200);
  expect(JSON.parse(body.toString())).toEqual({ greeting });
});
