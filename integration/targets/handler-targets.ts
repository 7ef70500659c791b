import { handler } from '@multiply/lambda';
import { functionUrlEvent, httpApiEvent, restApiEvent } from 'aws-local-gateway';
import type { ContractRequest } from '../contract/contract-case.ts';
import type { Target } from './target.ts';

/** The function, called in this process with an event of each front door. */
export const handlerTargets: readonly Target[] = [
  handlerTarget('HTTP API', httpApiEvent),
  handlerTarget('REST API', (request) => restApiEvent({ ...request, binaryMediaTypes: ['*/*'] })),
  handlerTarget('function URL', functionUrlEvent),
];

function handlerTarget(frontDoor: string, toEvent: (request: ContractRequest) => object): Target {
  return {
    name: `handler (${frontDoor} event)`,
    async send(request) {
      // Lambda passes events and responses as JSON.
      const event: unknown = JSON.parse(JSON.stringify(toEvent(request)));
      const { statusCode, headers, body } = await handler(event);
      return { status: statusCode, contentType: headers['content-type'], body };
    },
  };
}
