import { type ApiAddress, sendRequest } from 'cdk-emulator-harness';
import type { Target } from './target.ts';

/** An API that answers over HTTP. */
export function httpTarget(name: string, address: ApiAddress): Target {
  return {
    name,
    async send(request) {
      const { status, headers, body } = await sendRequest(address, request);
      return { status, contentType: headers['content-type'], body: body.toString('utf8') };
    },
  };
}
