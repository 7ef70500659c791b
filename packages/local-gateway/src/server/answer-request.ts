import { Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeHeaderValues } from '../event/header-values.ts';
import type { Answer } from '../response/answer.ts';
import { sendAnswer, writeHead } from '../response/send-answer.ts';
import type { FrontDoor } from './front-door.ts';
import { MAX_REQUEST_BODY_BYTES } from './limits.ts';
import { readBody } from './read-body.ts';
import { statusOfBadRequest } from './refuse-bad-request.ts';

// A client that still sends has not read the answer yet; one that is silent for so long has.
const SILENCE_MS = 2000;
// A sender without an end is not held for ever.
const MAX_LINGER_MS = 30_000;

/** Answers one request. Resolves to the status sent, or `aborted` when the client left first. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  door: FrontDoor,
): Promise<number | 'aborted'> {
  const badStatus = statusOfBadRequest(request);
  if (badStatus !== undefined) return refuseUnread(request, response, door.refuse(badStatus));
  const exchange = door.open({
    method: request.method ?? '',
    target: request.url ?? '/',
    rawHeaders: decodeHeaderValues(request.rawHeaders),
    httpVersion: request.httpVersion,
    sourceIp: request.socket.remoteAddress ?? '',
    receivedMs: Date.now(),
  });
  const keptBytes = Math.min(exchange.maxBodyBytes, MAX_REQUEST_BODY_BYTES);
  const body = await readBody(request, { keptBytes, maxBytes: MAX_REQUEST_BODY_BYTES });
  switch (body.outcome) {
    case 'aborted':
      return 'aborted';
    case 'left':
      return refuseUnread(request, response, exchange.tooLarge());
    case 'dropped':
      return send(response, exchange.tooLarge());
    case 'read':
      return send(response, await exchange.answer(body.bytes));
  }
}

async function send(response: ServerResponse, answer: Answer): Promise<number | 'aborted'> {
  if (response.destroyed) {
    if (typeof answer.body !== 'string' && !Buffer.isBuffer(answer.body)) answer.body.destroy();
    return 'aborted';
  }
  return (await sendAnswer(response, answer)) ? answer.statusCode : 'aborted';
}

/**
 * Answers a client that may still be sending. Closing at once would reset the connection and could take
 * the answer with it, so what still comes is read and dropped for a while first.
 */
async function refuseUnread(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<number> {
  const body = typeof answer.body === 'string' ? answer.body : '';
  response.shouldKeepAlive = false;
  writeHead(response, answer, Buffer.byteLength(body));
  response.write(body);
  await new Promise<void>((resolve) => {
    const silence = setTimeout(resolve, SILENCE_MS).unref();
    const patience = setTimeout(resolve, MAX_LINGER_MS).unref();
    request.on('data', () => silence.refresh());
    request.once('close', () => {
      clearTimeout(silence);
      clearTimeout(patience);
      resolve();
    });
  });
  response.end();
  return answer.statusCode;
}
