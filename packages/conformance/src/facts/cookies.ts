import { sources } from '../cases/sources.ts';
import { observeHeader } from '../observe/answer.ts';
import { known, notSettled, topic } from './fact.ts';
import { returning } from './requests.ts';

const LIST = ['a=1; Path=/', 'b=2; Path=/'];
const HEADER = 'c=3; Path=/';
const observe = observeHeader('set-cookie');
const sent = (cookies: readonly string[]) => ({ status: 200, 'set-cookie': cookies });
const refused = { status: 502, 'set-cookie': [] };

/** The cookies that a client gets. */
export const cookieCases = topic('cookies', [
  {
    fact: 'list',
    question: 'Does each of `cookies` become a set-cookie header?',
    request: returning({ statusCode: 200, cookies: LIST, body: '' }),
    observe,
    aws: {
      http2: known(sent(LIST), sources.results),
      http1: notSettled(),
      rest: known(refused, sources.cookiesField),
      url: known(sent(LIST), sources.urlPayloads),
    },
  },
  {
    fact: 'list-and-header',
    question: 'What do `cookies` and a set-cookie header become together?',
    request: returning({
      statusCode: 200,
      headers: { 'set-cookie': HEADER },
      cookies: LIST,
      body: '',
    }),
    observe,
    aws: {
      http2: known(sent([...LIST, HEADER]), sources.bothCookies),
      http1: notSettled(),
      rest: known(refused, sources.cookiesField),
      url: notSettled(),
    },
  },
]);
