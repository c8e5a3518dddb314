import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** For specs: a real SMTP server. It refuses whoever is called `full`, and forgets nothing that it took. */
export async function startSmtpServer({ host = '127.0.0.1' } = {}) {
  const taken: { to: string[]; message: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    logger: false,
    onRcptTo: ({ address }, _session, answer) =>
      answer(address.startsWith('full@') ? Object.assign(new Error('Mailbox full'), { responseCode: 452 }) : null),
    onData: (stream: SMTPServerDataStream, { envelope }, answer) => void text(stream).then((message) => {
      taken.push({ to: envelope.rcptTo.map(({ address }) => address), message });
      answer();
    }),
  });
  await new Promise<void>((resolve) => { server.listen(0, host, resolve); });
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => { server.close(resolve); });
  return { url: `smtp://127.0.0.1:${port}`, taken, stop };
}
