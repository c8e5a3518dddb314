import type { Server } from 'node:http';

/** Takes no new request, and waits for those that are being answered, up to a bound: a live page may never end. */
export async function finishRequests(server: Server, milliseconds = 10_000): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50); // browsers keep connections for later
  const bound = setTimeout(() => server.closeAllConnections(), milliseconds);
  await new Promise((resolve) => { server.close(resolve); });
  clearInterval(idle);
  clearTimeout(bound);
}
