import type { Api, Expectation } from '../cases/case.ts';
import { sources } from '../cases/sources.ts';
import { observeLength, observeMeasure, observeStatus } from '../observe/answer.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { instruct } from './requests.ts';

function large(
  fact: string,
  question: string,
  bytes: number,
  observe: Fact['observe'],
  aws: Fact['aws'],
  api: Api = 'open',
): Fact {
  const headers = [['content-type', 'text/plain']] as const;
  const path = api === 'routed' ? '/only' : '/';
  const request = instruct({ measure: true }, { headers, body: 'x'.repeat(bytes), path });
  return { fact, question, api, request, observe, aws };
}

const fits = known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas);
const TOO_LARGE = { status: 413, message: 'Request Entity Too Large' };
const TOO_LONG = { status: 413, message: 'Request Too Long' };
const tooLong: Expectation = known(TOO_LONG, sources.largePayloads);

/** What becomes of large bodies. */
export const sizeCases = topic('size', [
  large('6-mb-in', 'Does the function get 6,000,000 bytes of text?', 6_000_000, observeMeasure, {
    http2: fits,
    http1: notSettled('Whether text/plain arrives as base64, which makes it 8 MB, is not settled.'),
    rest: fits,
    url: fits,
  }),
  large(
    '6-mb-in-as-base64',
    'What becomes of 6,000,000 bytes that are 8 MB as base64?',
    6_000_000,
    observeMeasure,
    { rest: tooLong },
    'routed',
  ),
  large('over-6-mb-in', 'What becomes of 6,400,000 bytes of text?', 6_400_000, observeMeasure, {
    http2: known(TOO_LARGE, sources.largePayloads),
    http1: known(TOO_LARGE, sources.largePayloads),
    rest: tooLong,
    url: notSettled(),
  }),
  large('over-10-mb-in', 'What becomes of 11,000,000 bytes?', 11_000_000, observeStatus, {
    http2: known({ status: 413 }, sources.httpQuotas),
    http1: known({ status: 413 }, sources.httpQuotas),
    rest: known({ status: 413 }, sources.restQuotas),
    url: notSettled(),
  }),
  {
    fact: '6-mb-out',
    question: 'Does the client get 6,000,000 bytes of text?',
    request: instruct({ bytes: 6_000_000 }),
    observe: observeLength,
    aws: { http2: fits, http1: fits, rest: fits, url: fits },
  },
]);
