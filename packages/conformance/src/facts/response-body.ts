import { Buffer } from 'node:buffer';
import type { Api, Case } from '../cases/case.ts';
import { dotnet, sources } from '../cases/sources.ts';
import { observeBytes, observeStatus } from '../observe/answer.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { returning } from './requests.ts';

const OCTETS = 'AP8NCoA=';

const decoded = { status: 200, base64: OCTETS };
/** The base64 itself, as text. */
const kept = { status: 200, base64: Buffer.from(OCTETS).toString('base64') };

function base64(
  fact: string,
  question: string,
  {
    api = 'open',
    accept,
    type = 'image/png',
  }: { api?: Api; accept?: string; type?: string | null },
  aws: Fact['aws'],
): Fact {
  const headers = type === null ? {} : { 'content-type': type };
  const result = { statusCode: 200, headers, body: OCTETS, isBase64Encoded: true };
  const parts = {
    path: api === 'routed' ? '/only' : '/',
    headers: accept === undefined ? [] : ([['accept', accept]] as const),
  };
  return { fact, question, api, request: returning(result, parts), observe: observeBytes, aws };
}

function binary(
  fact: string,
  accept: string | undefined,
  decodes: boolean,
  type?: string | null,
): Fact {
  const question = `Is base64 decoded where the API has binary media types, for ${accept === undefined ? 'no Accept' : `Accept: ${accept}`}${type === null ? ' and no content type' : ''}?`;
  return base64(
    fact,
    question,
    {
      api: 'binary',
      ...(accept === undefined ? {} : { accept }),
      ...(type === undefined ? {} : { type }),
    },
    { rest: known(decodes ? decoded : kept, sources.restBinary) },
  );
}

/** What becomes of a body in base64. The binary media types are image/png and application/*. */
export const responseBodyCases: readonly Case[] = topic('response-body', [
  base64(
    'base64',
    'Is base64 decoded?',
    {},
    {
      http2: known(decoded, dotnet('V2_SetsBodyBase64')),
      http1: known(decoded, sources.http1Base64),
      rest: known(kept, sources.restFormat),
      url: known(decoded, sources.urlPayloads),
    },
  ),
  base64(
    'base64-as-json',
    'Is base64 decoded whose content type is text?',
    { type: 'application/json' },
    {
      http2: known(decoded, sources.results),
      url: known(decoded, sources.urlPayloads),
    },
  ),
  base64(
    'base64-accepted',
    'Is base64 decoded for an Accept header where there are no binary media types?',
    { accept: 'image/png' },
    {
      rest: known(kept, sources.restBinary),
    },
  ),
  binary('accept-listed', 'image/png', true),
  binary('accept-family', 'application/whatever', true),
  binary('accept-family-wildcard', 'application/*', true),
  binary('accept-other', 'image/jpg', false),
  binary('accept-any', '*/*', false),
  binary('accept-wildcard', 'image/*', false),
  binary('accept-listed-first', 'image/png,image/*,*/*;q=0.8', true),
  binary('accept-listed-second', 'image/webp,image/png,*/*;q=0.8', false),
  binary('accept-malformed', 'application', false),
  binary('no-accept', undefined, false),
  binary('no-content-type', 'image/png', true, null),
  {
    fact: 'not-base64-flag',
    question: 'Is a body kept whose isBase64Encoded is false?',
    request: returning({ statusCode: 200, body: OCTETS, isBase64Encoded: false }),
    observe: observeBytes,
    aws: {
      http2: known(kept, dotnet('V2_SetsBodyNonBase64')),
      http1: known(kept, dotnet('V1_SetsBodyNonBase64HttpV1')),
      url: known(kept, sources.urlStatus),
    },
  },
  {
    fact: 'not-base64-flag',
    question: 'Is a body kept whose isBase64Encoded is false?',
    api: 'binary',
    request: returning(
      { statusCode: 200, body: OCTETS, isBase64Encoded: false },
      { headers: [['accept', 'image/png']] },
    ),
    observe: observeBytes,
    aws: { rest: known(kept, sources.restBinary) },
  },
  {
    fact: 'bad-base64',
    question: 'What does a body become that should be base64 and is not?',
    request: returning(
      { statusCode: 200, body: 'èé+à)(', isBase64Encoded: true },
      { headers: [['accept', 'image/png']] },
    ),
    observe: observeStatus,
    aws: { http2: notSettled(), http1: notSettled(), url: notSettled() },
  },
  {
    fact: 'bad-base64',
    question: 'What does a body become that should be base64 and is not?',
    api: 'binary',
    request: returning(
      { statusCode: 200, body: 'èé+à)(', isBase64Encoded: true },
      { headers: [['accept', 'image/png']] },
    ),
    observe: observeStatus,
    aws: { rest: known({ status: 500 }, sources.restBinary) },
  },
  base64(
    'all-types',
    'Is base64 decoded where */* is a binary media type?',
    { api: 'routed', accept: 'application/octet-stream', type: 'application/octet-stream' },
    { rest: known(decoded, sources.binary) },
  ),
  base64(
    'all-types-no-accept',
    'Is base64 decoded for no Accept where */* is a binary media type?',
    { api: 'routed', type: null },
    { rest: known(decoded, sources.restBase64) },
  ),
]);
