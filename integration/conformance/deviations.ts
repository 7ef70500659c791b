import { Buffer } from 'node:buffer';
import type { Deviation } from './deviating-proxy.ts';
import {
  body,
  bytes,
  event,
  eventHeaders,
  field,
  headers,
  instructionIn,
  isBare,
  joinLines,
  put,
  received,
  replaceValues,
  sent,
  splitValues,
  status,
  toRecord,
  valuesOf,
  without,
} from './deviation-kinds.ts';

const TEXT = Buffer.from('AP8NCoA=');
const OCTETS = Buffer.from(TEXT.toString(), 'base64');

/** Deviations from AWS on the wire, and the cases that each of them is about. */
export const deviations: readonly Deviation[] = [
  // The status.
  status(201, 200, /response\/(own-status|status-string)$|stream\/metadata$/),
  status(400, 404, /path\/encoded-percent$/),
  status(403, 401, /route\/unknown/),
  status(404, 403, /route\/unknown/),
  {
    name: 'a stream without a status gets 201',
    touches: /stream\/metadata-without-status$/,
    answer: (answer, { headers }) =>
      instructionIn(headers).includes('"metadata":{"status":')
        ? { ...answer, status: 201 }
        : answer,
  },
  status(413, 400, /size\/(over|6-mb-in-as-base64)/),
  status(
    500,
    502,
    /^http.*(error\/|status-zero|status-fraction|response\/string|headers\/list)|bad-base64/,
  ),
  status(
    502,
    500,
    /^(rest|url).*(error|response\/|headers\/(multi-value-string|error-type)|cookies\/)/,
  ),

  // The body.
  body(
    'a message has a capital M',
    (text) => text.replace('"message":', '"Message":'),
    /error\/|response\/(object|array|string|number|boolean|null|status|unknown-field)|headers\/(list|multi-value-string)|route\/unknown|size\/(over-6|6-mb-in-as)|path\/encoded-percent/,
  ),
  body(
    'a message is in lower case',
    (text) => text.replace(/"message":.*/, (all) => all.toLowerCase()),
    /error\/(thrown|result|message)|response\/|headers\/(list|multi-value-string)|route\/unknown|size\/|path\/encoded-percent/,
  ),
  body(
    "a function URL's error is in JSON",
    (text) => (text === 'Internal Server Error' ? '{}' : text),
    /^url\/error/,
  ),
  body(
    'a bare result ends with a line break',
    (text, { fixture }) => (isBare(fixture) ? `${text}\n` : text),
    /response\/(object|array|string|quoted-string|empty-string|number|fraction|boolean|null|empty-object|headers-alone)$/,
  ),
  body(
    'JSON has spaces',
    (text) => text.replace(/^(\{"hello":|\[1,|\{"headers":)/, '$1 '),
    /response\/(object|array|headers-alone)$/,
  ),
  body(
    'a body alone is in capitals',
    (text) => text.replace(/^(a|Hello!)$/, (all) => all.toUpperCase()),
    /response\/(own-status|unknown-field|null-fields|null-cookies|no-content-type|own-content-type)$/,
  ),
  body(
    'a result without a body gets one',
    (text, { fixture }) => (text === '' && fixture !== '' ? 'empty' : text),
    /response\/(status-alone|headers-alone|status-string|empty-string|empty-content-type)$|response-headers\/null$/,
  ),
  bytes(
    'a large body loses its last byte',
    (bytes) => (bytes.length > 1_000_000 ? bytes.subarray(1) : bytes),
    /size\/6-mb-out$/,
  ),
  body(
    'a measure is one byte less',
    (text) => text.replace(/^\{"bytes":6000000\}$/, '{"bytes":5999999}'),
    /size\/6-mb-in$/,
  ),
  body(
    'a stream is cut',
    (text) => text.replace(/^(Hello, world|<p|\{"statusCode)./, '$1'),
    /stream\/(chunks|metadata|plain-handler)$/,
  ),
  bytes(
    'base64 is never decoded',
    (bytes) => (bytes.equals(OCTETS) ? TEXT : bytes),
    /response-body\/.*(base64|accept|no-content-type|all-types)/,
  ),
  bytes(
    'base64 is always decoded',
    (bytes) => (bytes.equals(TEXT) ? OCTETS : bytes),
    /response-body\/.*(base64|accept)/,
  ),

  // The headers of the answer.
  headers(
    'the default content type has no charset',
    (lines) => replaceValues(lines, 'content-type', 'text/plain; charset=utf-8', 'text/plain'),
    /^http.*no-content-type$/,
  ),
  headers(
    'JSON has a charset',
    (lines) =>
      replaceValues(lines, 'content-type', 'application/json', 'application/json; charset=utf-8'),
    /response\/|error\/form/,
  ),
  headers(
    'a content type comes twice',
    (lines) => [...lines, ...lines.filter(([, value]) => value === 'text/html')],
    /own-content-type$|stream\/metadata$/,
  ),
  headers(
    'there is no content length',
    (lines) => without(lines, 'content-length'),
    /response\/content-length$/,
  ),
  headers(
    'names are in lower case',
    (lines) => lines.map(([name, value]) => [name.toLowerCase(), value]),
    /response-headers\/(name-case|lower-case-name|merged-case)$/,
  ),
  headers(
    'repeated lines are joined',
    joinLines,
    /response-headers\/(multi-value|merged|merged-case)$|cookies\/list/,
  ),
  headers(
    'lines come in reverse',
    (lines) => [...lines].reverse(),
    /response-headers\/(multi-value|merged|merged-case)$|cookies\/list/,
  ),
  headers('values are split at commas', splitValues, /response-headers\/(single|merged)$/),
  headers(
    'a boolean is written as Python does',
    (lines) => lines.map(([name, value]) => [name, value === 'true' ? 'True' : value]),
    /response-headers\/boolean$/,
  ),
  headers(
    'no header is renamed',
    (lines) => lines.map(([name, value]) => [name.replace(/^x-amzn-remapped-/i, ''), value]),
    /remapped$/,
  ),
  headers(
    'headers of the function are dropped',
    (lines) => lines.filter(([name]) => !/^(x-(many|both|merged|own)|myheader)$/i.test(name)),
    /response-headers\/(multi-value|merged|merged-case|own|lower-case-name)$/,
  ),
  headers('there is no date', (lines) => without(lines, 'date'), /response-headers\/date$/),
  headers(
    'multiValueHeaders counts at every door',
    (lines, { fixture }) =>
      fixture.includes('multiValueHeaders') ? [...lines, ['x-many', '3'], ['x-both', '3']] : lines,
    /response-headers\/(multi-value|merged)$/,
  ),
  headers('cookies are dropped', (lines) => without(lines, 'set-cookie'), /cookies\/list/),
  headers(
    'there is no request id',
    (lines) => without(lines, 'apigw-requestid', 'x-amzn-requestid'),
    /response-headers\/(request-id|invocation-id)$|cors\/preflight-ids$/,
  ),
  headers(
    'there is no trace id',
    (lines) => without(lines, 'x-amzn-trace-id'),
    /response-headers\/(trace-id|own-trace-id|added-parent|trace-id-parts|error-type-status-zero)$|cors\/preflight-ids$/,
  ),
  headers(
    'there is a trace id',
    (lines) => [...without(lines, 'x-amzn-trace-id'), ['x-amzn-trace-id', 'Root=1']],
    /response-headers\/(trace-id|own-trace-id|added-parent|trace-id-parts|error-type-status-zero)$|cors\/preflight-ids$/,
  ),
  headers(
    'no error has a type',
    (lines) => without(lines, 'x-amzn-errortype'),
    /error-type(-status-zero)?$|unknown-url$/,
  ),
  headers(
    'any origin is allowed',
    (lines) => lines.map(([name, value]) => [name, value === 'https://app.example' ? '*' : value]),
    /cors\//,
  ),
  headers(
    'no method is allowed',
    (lines) => without(lines, 'access-control-allow-methods'),
    /cors\/preflight$/,
  ),
  headers(
    'every answer has a CORS header',
    (lines) => [...lines, ['access-control-allow-origin', 'https://app.example']],
    /cors\//,
  ),

  // What reaches the function.
  sent(
    'a slash at the end is lost',
    (path) => path.replace(/(.)\/$/, '$1'),
    /path\/trailing-slash$/,
  ),
  sent(
    'double slashes become one',
    (path) => path.replace(/(?!^)\/\/+/g, '/').replace(/^\/\/+/, '/'),
    /double-slash/,
  ),
  sent(
    'a plus in the query is written as a space',
    (path) => path.replace(/(\?.*)\+/, '$1%20'),
    /query\/raw$/,
  ),
  sent(
    'a plus in the query is kept',
    (path) => path.replace(/(\?.*)\+/, '$1%2B'),
    /query\/(raw|plus)$/,
  ),
  sent(
    'the first of two parameters is lost',
    (path) => path.replace('tag=one&', ''),
    /query\/(repeated|all-values)$/,
  ),
  sent('the query is lost', (path) => path.replace(/\?.*/, ''), /query\//),
  sent('a query is added', (path) => (path.includes('?') ? path : `${path}?x=1`), /query\/none$/),
  sent(
    'the path is another one',
    (path) =>
      path.replace(
        /\/(any|plain|capture|unicode|slash|question|hash|percent|literal|pa2|user|one|items)\b[^?]*/,
        '/other',
      ),
    /path\/|path-parameter|event\/path-parameters/,
  ),
  received(
    'the first of two headers is lost',
    (lines) => lines.filter(([, value]) => value !== 'first'),
    /request-headers\/(repeated|all-values)$/,
  ),
  received(
    'the second of two headers is lost',
    (lines) => lines.filter(([, value]) => value !== 'second'),
    /request-headers\/(repeated|all-values)$/,
  ),
  received('cookies are lost', (lines) => without(lines, 'cookie'), /request-headers\/cookies$/),
  received(
    'a cookie is added',
    (lines) => (valuesOf(lines, 'cookie').length > 0 ? lines : [...lines, ['cookie', 'x=1']]),
    /request-headers\/(no-cookies|added)$/,
  ),
  received(
    'headers of the client are lost',
    (lines) => without(lines, 'x-mixed', 'x-a', 'authorization', 'user-agent', 'age', 'date'),
    /request-headers\/(name-case|authorization-case|user-agent-case|comma|passed)$|event\/(user-agent|no-user-agent)$/,
  ),
  received(
    'the content type is another one',
    (lines) =>
      lines.map(([name, value]) => [name, name === 'content-type' ? 'application/x-other' : value]),
    /request-body\/|size\//,
  ),
  received(
    'an agent is added',
    (lines) =>
      valuesOf(lines, 'user-agent').length > 0 ? lines : [...lines, ['user-agent', 'proxy']],
    /event\/no-user-agent$|request-headers\/added$/,
  ),

  // The event itself.
  field(/^(version)$/, '3.0', /event\/version$/),
  field(
    /^(routeKey|resource)$/,
    'ANY /x',
    /event\/(route|context-route)$|route\/(found|double-slash)$/,
  ),
  field(/^resourcePath$/, '/x', /event\/context-route$/),
  field(/^(httpMethod|method)$/, 'GET', /event\/method$/),
  field(/^stage$/, 'dev', /event\/stage$/),
  field(/^protocol$/, 'HTTP/2.0', /event\/protocol$/),
  field(/^accountId$/, 'nobody', /event\/(account|identity)$/),
  field(/^domainPrefix$/, 'other', /event\/domain$/),
  field(/^domainName$/, 'other.example', /event\/(domain|domain-is-host)$/),
  field(/^resourceId$/, '1', /route\/resource-id$/),
  field(/^caller$/, 'somebody', /event\/identity$/),
  field(
    /^identity$/,
    { caller: 'somebody' },
    /event\/(identity|source-ip|user-agent|no-user-agent)$/,
  ),
  field(/^requestId$/, '1', /event\/(request-id|extended-request-id)$/),
  field(/^(requestId|extendedRequestId)$/, '1', /event\/(request-id|extended-request-id)$/),
  event('there is a version', (got) => ({ ...got, version: '1.0' }), /event\/(version|fields)$/),
  event(
    'the context has another field',
    (got) => ({ ...got, requestContext: { ...toRecord(got.requestContext), other: 1 } }),
    /event\/context-fields$/,
  ),
  field(/^extendedRequestId$/, '1', /event\/extended-request-id$/),
  field(/^(timeEpoch|requestTimeEpoch)$/, 1, /event\/time$/),
  field(/^sourceIp$/, '203.0.113.1', /event\/source-ip$/),
  field(/^userAgent$/, 'other', /event\/(user-agent|no-user-agent)$/),
  event(
    'there is a path parameter',
    (got) => ({ ...got, pathParameters: { proxy: 'x' } }),
    /event\/path-parameters$|proxy-parameter$|route\/path-parameter$/,
  ),
  field(/^stageVariables$/, {}, /event\/stage-variables$/),
  field(/^(rawPath|path)$/, '/x', /path\/|route\/double-slash$/),
  field(/^isBase64Encoded$/, 'yes', /request-body\//),
  field(/^body$/, 'x', /request-body\//),
  field(/^rawQueryString$/, 'x=1', /query\/(raw|none)$/),
  field(/^cookies$/, ['x=1'], /request-headers\/(cookies|no-cookies)$/),
  field(/^multiValueHeaders$/, null, /request-headers\/all-values$/),
  field(/^multiValueQueryStringParameters$/, null, /query\/all-values$/),
  event(
    'there is a list of all values',
    (e) => ({
      ...e,
      multiValueHeaders: { 'x-many': ['x'] },
      multiValueQueryStringParameters: { tag: ['x'] },
    }),
    /all-values$|query\/none$/,
  ),
  eventHeaders(
    'header names are in capitals',
    (lines) => lines.map(([name, value]) => [name.toUpperCase(), value]),
    /request-headers\/(name-case|authorization-case|user-agent-case)$/,
  ),
  eventHeaders(
    'the client came by HTTP',
    put('x-forwarded-proto', 'http'),
    /request-headers\/forwarded-proto$/,
  ),
  eventHeaders('the trace id is empty', put('x-amzn-trace-id', ''), /request-headers\/trace-id$/),
  eventHeaders(
    'the forwarded address is another one',
    put('x-forwarded-for', 'x'),
    /event\/source-ip$/,
  ),
  eventHeaders('the host is another one', put('host', 'x'), /event\/domain-is-host$/),
  eventHeaders(
    'a list of two values has a space',
    (lines) =>
      lines.map(([name, value]) => [
        name,
        /^x-(a|many)$/i.test(name) ? value.replace(',', ', ') : value,
      ]),
    /request-headers\/(repeated|comma)$/,
  ),
  eventHeaders(
    'there are no headers of TLS',
    (lines) => without(lines, 'x-amzn-tls-version', 'x-amzn-tls-cipher-suite'),
    /request-headers\/(tls|added)$/,
  ),
  eventHeaders(
    'there are headers of TLS',
    put('x-amzn-tls-version', 'TLSv1.2'),
    /request-headers\/(tls|added)$/,
  ),
  eventHeaders(
    'there is no length',
    (lines) => without(lines, 'content-length'),
    /request-headers\/content-length/,
  ),
  eventHeaders(
    'there is another length',
    put('content-length', '9'),
    /request-headers\/content-length/,
  ),
  eventHeaders('the function gets te', put('te', 'trailers'), /request-headers\/(dropped|added)$/),
  eventHeaders(
    'the function gets expect',
    put('expect', '100-continue'),
    /request-headers\/(dropped-for-connection|added)$/,
  ),
  eventHeaders(
    'the function gets no range',
    (lines) => without(lines, 'range'),
    /request-headers\/passed$/,
  ),
];
