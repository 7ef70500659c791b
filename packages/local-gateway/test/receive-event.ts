import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { startLocalGateway } from '../src/index.ts';
import { exchange, type RawRequest } from './exchange.ts';

/** The event that a function behind the gateway gets for a request. */
export async function receiveEvent(request: RawRequest): Promise<APIGatewayProxyEventV2> {
  const events: APIGatewayProxyEventV2[] = [];
  await using gateway = await startLocalGateway((event) => {
    events.push(event);
    return {};
  });
  const { statusCode } = await exchange(gateway.port, request);
  const [event] = events;
  if (event === undefined) throw new Error(`Expected an event, got an answer of ${statusCode}`);
  return event;
}
