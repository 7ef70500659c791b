import { cookieCases } from '../facts/cookies.ts';
import { corsCases } from '../facts/cors.ts';
import { errorCases } from '../facts/error.ts';
import { eventCases } from '../facts/event.ts';
import { pathCases } from '../facts/path.ts';
import { queryCases } from '../facts/query.ts';
import { requestBodyCases } from '../facts/request-body.ts';
import { requestHeaderCases } from '../facts/request-headers.ts';
import { responseCases } from '../facts/response.ts';
import { responseBodyCases } from '../facts/response-body.ts';
import { responseHeaderCases } from '../facts/response-headers.ts';
import { routeCases } from '../facts/route.ts';
import { sizeCases } from '../facts/size.ts';
import { streamCases } from '../facts/stream.ts';
import { type Case, doors } from './case.ts';

const all: readonly Case[] = [
  ...eventCases,
  ...pathCases,
  ...queryCases,
  ...requestHeaderCases,
  ...requestBodyCases,
  ...responseCases,
  ...responseHeaderCases,
  ...cookieCases,
  ...responseBodyCases,
  ...errorCases,
  ...sizeCases,
  ...routeCases,
  ...corsCases,
  ...streamCases,
];

/** Every case, door by door. */
export const cases: readonly Case[] = doors.flatMap((door) =>
  all.filter((each) => each.door === door),
);

/** The topic in an id: the middle of `door/topic/fact`. */
export function topicOf({ id }: Pick<Case, 'id'>): string {
  return id.split('/')[1] ?? '';
}
