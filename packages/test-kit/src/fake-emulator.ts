import { startServer } from './start-server.ts';

const healthPages = {
  LocalStack: { path: '/_localstack/health', page: { services: {}, edition: 'community' } },
  MiniStack: { path: '/_ministack/health', page: { services: {}, edition: 'light' } },
};

/** Serves an emulator's health page and account until the test ends; returns the origin. */
export function startFakeEmulator(
  title: keyof typeof healthPages,
  account: string,
): Promise<string> {
  const { path, page } = healthPages[title];
  return startServer(({ method, url }, response) => {
    if (url === path) response.end(JSON.stringify(page));
    else if (method === 'GET') response.writeHead(404).end();
    else {
      response.end(
        `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      );
    }
  });
}
