import { handler } from '@multiply/lambda';
import { encodeBody } from 'aws-local-gateway';
import type { ContractRequest } from '../contract/contract-case.ts';
import type { Target } from './target.ts';

/** The function, called in this process with an event of each front door in AWS's form. */
export const handlerTargets: readonly Target[] = [
  handlerTarget('HTTP API', toHttpApiEvent),
  handlerTarget('REST API', toRestApiEvent),
  handlerTarget('function URL', toHttpApiEvent),
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

/** Payload 2.0, which function URLs send as well. */
function toHttpApiEvent({ method, path, headers, body = '' }: ContractRequest): object {
  const { pathname, search } = new URL(path, 'https://api.example');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: decodeURIComponent(pathname),
    rawQueryString: search.slice(1),
    headers,
    requestContext: { http: { method, path: pathname }, routeKey: '$default', stage: '$default' },
    ...encodeBody(Buffer.from(body), headers['content-type']),
  };
}

/** Payload 1.0 of an API that treats every media type as binary. */
function toRestApiEvent({ method, path, headers, body = '' }: ContractRequest): object {
  const { pathname } = new URL(path, 'https://api.example');
  const bytes = Buffer.from(body);
  return {
    resource: '/{proxy+}',
    path: pathname,
    httpMethod: method,
    headers,
    requestContext: { httpMethod: method, path: pathname, stage: 'prod' },
    body: bytes.length > 0 ? bytes.toString('base64') : null,
    isBase64Encoded: bytes.length > 0,
  };
}
