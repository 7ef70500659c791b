import { Buffer } from 'node:buffer';
import type { Api, Case } from '../cases/case.ts';
import { dotnet, sources, voker } from '../cases/sources.ts';
import { observeEvent } from '../observe/event.ts';
import { type Fact, known, notSettled, topic } from './fact.ts';
import { echo } from './requests.ts';

function body(
  fact: string,
  question: string,
  contentType: string | undefined,
  sent: string | Uint8Array | undefined,
  aws: Fact['aws'],
  api: Api = 'open',
): Fact {
  const headers = contentType === undefined ? [] : ([['content-type', contentType]] as const);
  const parts = { method: 'POST', headers, path: api === 'routed' ? '/only' : '/' };
  return {
    fact,
    question,
    api,
    request: echo(sent === undefined ? parts : { ...parts, body: sent }),
    observe: observeEvent((event) => ({
      body: event.body ?? null,
      isBase64Encoded: event.isBase64Encoded ?? null,
    })),
    aws,
  };
}

const text = (sent: string | null) => ({ body: sent, isBase64Encoded: false });
const base64 = (sent: string | Uint8Array) => ({
  body: Buffer.from(sent).toString('base64'),
  isBase64Encoded: true,
});

const JSON_BODY = '{"a":"λ"}';
const FORM = 'a=1&b=%7B2%7D';
const MULTIPART = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
const OCTETS = Uint8Array.of(1, 2, 3, 4, 5);
const v2 = voker('apigwv2-request');

/** The body that the function gets, and whether it is base64. */
export const requestBodyCases: readonly Case[] = topic('request-body', [
  body('none', 'What does the event have for a body where there is none?', undefined, undefined, {
    http2: known(text(null), dotnet('V2_SimpleGetRequest')),
    http1: known(text(null), dotnet('V1_SimpleGetRequestHttpV1')),
    rest: known(text(null), dotnet('V1_SimpleGetRequestRest')),
    url: known(text(null), sources.urlEcho),
  }),
  body('json', 'How does JSON arrive?', 'application/json', JSON_BODY, {
    http2: known(text(JSON_BODY), v2),
    http1: notSettled(),
    rest: known(text(JSON_BODY), voker('apigwv1-request')),
    url: known(text(JSON_BODY), voker('functionurl-request')),
  }),
  body('plain-text', 'How does text/plain arrive?', 'text/plain', 'hello', {
    http2: known(text('hello'), sources.textTypes),
    http1: notSettled(),
    rest: notSettled(),
    url: known(text('hello'), sources.urlEcho),
  }),
  body('html', 'How does text/html arrive?', 'text/html', '<p>', {
    http2: known(text('<p>'), sources.textTypes),
    url: notSettled(),
  }),
  body('xml', 'How does application/xml arrive?', 'application/xml', '<a/>', {
    http2: known(text('<a/>'), sources.textTypes),
    url: notSettled(),
  }),
  body('javascript', 'How does application/javascript arrive?', 'application/javascript', '1', {
    http2: known(text('1'), sources.textTypes),
    url: notSettled(),
  }),
  body('octets', 'How does application/octet-stream arrive?', 'application/octet-stream', OCTETS, {
    http2: known(base64(OCTETS), dotnet('V2_BinaryContent')),
    http1: known(base64(OCTETS), dotnet('BinaryContentHttpV1')),
    rest: notSettled('Without binary media types: the recorded API has some.'),
    url: known(base64(OCTETS), sources.urlPayloads),
  }),
  body('form', 'How does a form arrive?', 'application/x-www-form-urlencoded', FORM, {
    http2: known(base64(FORM), sources.textTypes),
    http1: notSettled(),
    rest: notSettled(),
    url: notSettled(),
  }),
  body(
    'multipart',
    'How does a multipart form arrive?',
    'multipart/form-data; boundary=x',
    MULTIPART,
    {
      http2: known(base64(MULTIPART), sources.textTypes),
      rest: notSettled(),
      url: known(base64(MULTIPART), sources.urlForm),
    },
  ),
  body('no-content-type', 'How does a body without a content type arrive?', undefined, 'hello', {
    http2: known(base64('hello'), sources.textTypes),
    http1: notSettled(),
    rest: notSettled('The function of the recording takes text and base64.'),
    url: notSettled(),
  }),
  body(
    'json-with-charset',
    'How does JSON arrive whose type has a parameter?',
    'application/json;charset=utf-8',
    JSON_BODY,
    {
      http2: notSettled(),
      rest: known(text(JSON_BODY), sources.restEvent),
      url: notSettled(),
    },
  ),
  body(
    'invalid-utf-8',
    'How does text arrive that is not UTF-8?',
    'text/plain',
    Uint8Array.of(0x61, 0xff, 0x62),
    { http2: notSettled(), rest: notSettled(), url: notSettled() },
  ),
  body(
    'binary-type',
    'How does a body arrive whose type is a binary media type of the API?',
    'application/octet-stream',
    OCTETS,
    { rest: known(base64(OCTETS), dotnet('BinaryContentRest')) },
    'binary',
  ),
  body(
    'binary-type-family',
    'How does a body arrive whose type is of a family among the binary media types?',
    'application/zip',
    OCTETS,
    { rest: known(base64(OCTETS), sources.binaryTypes) },
    'binary',
  ),
  body(
    'other-type',
    'How does a body arrive whose type is not among the binary media types?',
    'text/plain',
    'hello',
    { rest: known(text('hello'), sources.binaryTypes) },
    'binary',
  ),
  body(
    'all-types-json',
    'How does JSON arrive where */* is a binary media type?',
    'application/json',
    JSON_BODY,
    { rest: known(base64(JSON_BODY), sources.binary) },
    'routed',
  ),
  body(
    'all-types-form',
    'How does a form arrive where */* is a binary media type?',
    'application/x-www-form-urlencoded',
    FORM,
    { rest: known(base64(FORM), sources.binary) },
    'routed',
  ),
  body(
    'all-types-multipart',
    'How does a multipart form arrive where */* is a binary media type?',
    'multipart/form-data; boundary=x',
    MULTIPART,
    { rest: known(base64(MULTIPART), sources.binary) },
    'routed',
  ),
]);
