import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finishRequests } from './finish-requests.js';

describe('the end of serving', () => {
  let server: Server;
  const serve = async (answer: RequestListener) => {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
  };
  const ask = async (agent?: Agent) => {
    const { port } = server.address() as AddressInfo;
    const request = get({ port, host: '127.0.0.1', agent });
    const [response] = await once(request, 'response') as [IncomingMessage];
    return response;
  };
  const read = async (response: IncomingMessage) => String(Buffer.concat(await response.toArray() as Buffer[]));

  it('waits for the answer that is on its way', async () => {
    let finish = () => undefined as unknown;
    await serve((_, response) => {
      response.write('Your application ');
      finish = () => response.end('is safe');
    });
    const response = await ask();
    const ended = finishRequests(server);
    finish();
    expect(await read(response)).toBe('Your application is safe');
    await ended;
  });

  it('takes no new request', async () => {
    await serve((_, response) => response.end());
    await finishRequests(server);
    expect(server.listening).toBe(false);
  });

  it('does not wait for a browser that keeps its connection for later', async () => {
    await serve((_, response) => response.end('read'));
    const agent = new Agent({ keepAlive: true });
    await read(await ask(agent));
    await finishRequests(server, 60_000); // in which case this test would run out of time
    agent.destroy();
  });

  it('cuts off an answer that does not end', async () => {
    await serve((_, response) => void response.write('still here'));
    const response = await ask();
    const cut = expect(read(response)).rejects.toThrow('aborted');
    await finishRequests(server, 50);
    await cut;
  });
});
