import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LogFault } from '../log-fault.js';
import { textFrom } from '../spelling.js';
import type { Answer, Witness } from './witness.js';

/** A note with 16 signatures of the largest kind that there is, and 63 hashes, has some 80,000 bytes. */
const MOST_BYTES = 256 * 1024;
const text = 'text/plain; charset=utf-8';

/** Not listening yet. `tell` hears of what goes wrong inside, and of logs that change what was. */
export function witnessServer(witness: Witness, tell: (sentence: string) => void): Server {
  const server = createServer({ requestTimeout: 20_000, headersTimeout: 10_000 }, (request, response) => {
    void answerTo(witness, request, tell).catch((error: unknown) => {
      tell((error as Error).message);
      return { status: 500, type: text, body: 'The witness cannot answer at the moment\n' };
    }).then((answer) => reply(response, answer));
  });
  server.maxConnections = 200;
  return server;
}

/** What a log signed and does not follow is evidence: its keeper hears of it. */
async function answerTo(witness: Witness, request: IncomingMessage, tell: (sentence: string) => void): Promise<Answer> {
  const asked = `${request.method} ${request.url}`;
  const hash = /^(?:GET|HEAD) \/([0-9a-f]{64})\/checkpoint$/.exec(asked)?.[1];
  if (hash !== undefined) return witness.latest(hash);
  if (asked !== 'POST /add-checkpoint')
    return { status: 404, type: text, body: 'POST /add-checkpoint, or GET /<hash of a log>/checkpoint\n' };
  const body = await bodyOf(request);
  if (typeof body !== 'string') return body;
  const answer = witness.add(body);
  if (answer.status === 422) tell(`A log asked to cosign what does not follow. ${answer.body}What it sent:\n${body}`);
  return answer;
}

/** The text of a body, or why it is not taken. */
async function bodyOf(request: IncomingMessage): Promise<string | Answer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part); // the rest is read, or the answer would not be
    if (size > 4 * MOST_BYTES) break;
  }
  if (size > MOST_BYTES) return { status: 413, type: text, body: 'The request is too large\n' };
  try {
    return textFrom(Buffer.concat(parts), 'The request');
  } catch (error) {
    if (error instanceof LogFault) return { status: 400, type: text, body: `${error.message}\n` };
    throw error;
  }
}

function reply(response: ServerResponse, { status, type, body }: Answer) {
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(status, status === 413 ? { ...headers, Connection: 'close' } : headers).end(body);
}
