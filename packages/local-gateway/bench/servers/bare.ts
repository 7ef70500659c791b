import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';

/** What the gateway is measured against: node:http that parses and multiplies, and nothing else. */
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { a, b } = JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify({ result: a * b });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
