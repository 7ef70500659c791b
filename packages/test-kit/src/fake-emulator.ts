import { startServer } from './start-server.ts';

const healthPages = { LocalStack: '/_localstack/health', MiniStack: '/_ministack/health' };

/** Serves an emulator's health page and account until the test ends; returns the origin. */
export function startFakeEmulator(
  title: keyof typeof healthPages,
  account: string,
): Promise<string> {
  return startServer(({ method, url }, response) => {
    if (url === healthPages[title]) response.end('{"services":{}}');
    else if (method === 'GET') response.writeHead(404).end();
    else {
      response.end(
        `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      );
    }
  });
}
