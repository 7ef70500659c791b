import { startServer } from '@multiply/test-kit';
import { describe, expect, it } from 'vitest';
import { sendRequest } from '../src/http/send-request.ts';

/** Starts a server that answers with what it got. */
function startEcho(): Promise<string> {
  return startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    const body = Buffer.concat(chunks).toString('hex');
    response.writeHead(418, { 'x-answer': 'yes' });
    response.end(JSON.stringify({ method, url, headers, body }));
  });
}

describe('sendRequest', () => {
  it('sends method, path, host and bytes as they are', async () => {
    const origin = await startEcho();
    const answer = await sendRequest(
      { origin, basePath: '/base/$default', host: 'other.example' },
      {
        method: 'GET',
        path: '/a%20b/../c?d=e&d=f',
        headers: { 'x-a': 'b' },
        body: Uint8Array.of(0, 255),
      },
    );
    expect(answer.status).toBe(418);
    expect(answer.headers['x-answer']).toBe('yes');
    expect(JSON.parse(answer.body.toString())).toEqual({
      method: 'GET',
      url: '/base/$default/a%20b/../c?d=e&d=f',
      headers: {
        host: 'other.example',
        'x-a': 'b',
        'content-length': '2',
        connection: 'keep-alive',
      },
      body: '00ff',
    });
  });

  it('adds no content type and no length where there is no body', async () => {
    const origin = await startEcho();
    const request = { method: 'GET', path: '/', headers: {} };
    const { body } = await sendRequest({ origin, basePath: '' }, request);
    expect(Object.keys(JSON.parse(body.toString()).headers)).toEqual(['host', 'connection']);
  });

  it('names the request that got no answer', async () => {
    const address = { origin: 'http://127.0.0.1:1', basePath: '' };
    await expect(sendRequest(address, { method: 'PUT', path: '/x', headers: {} })).rejects.toThrow(
      'PUT http://127.0.0.1:1/x got no answer: connect ECONNREFUSED 127.0.0.1:1',
    );
  });
});
