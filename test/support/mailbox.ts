import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { eventually } from './steps.js';

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** A real mail server, and what lies in everybody's mailbox. Outside a demo, codes go nowhere else. */
export async function startMailbox() {
  const taken: Readonly<{ to: string; text: string }>[] = [];
  const server = new SMTPServer({
    authOptional: true, hideSTARTTLS: true, logger: false,
    onData: (stream: SMTPServerDataStream, { envelope }, answer) => void text(stream).then((message) => {
      for (const { address } of envelope.rcptTo) taken.push({ to: address, text: readable(message) });
      answer();
    }),
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => { server.close(resolve); });
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Grants <grants@council.example>' };
  return { settings, stop, ...reading(taken) };
}

function reading(taken: readonly Readonly<{ to: string; text: string }>[]) {
  const to = (address: string) => taken.filter((mail) => mail.to === address);
  /** Does something, and reads the mail with these words that it brings. */
  const after = async (address: string, act: () => Promise<unknown>, words = '') => {
    const find = () => to(address).filter((mail) => mail.text.includes(words));
    const before = find().length;
    await act();
    await eventually(async () => find().length > before);
    return find().at(-1)!.text;
  };
  /** The code, and the path of the link, of the mail that comes when somebody asks. */
  const codeAfter = async (address: string, act: () => Promise<unknown>) => {
    const mail = await after(address, act, 'Your code is');
    const [, code = ''] = /Your code is (\d{4} \d{4})/.exec(mail) ?? [];
    const [, link = ''] = /(\/sign-in\/link\/\S+)/.exec(mail) ?? [];
    return { code, link };
  };
  return { to, after, codeAfter };
}

/** Quoted-printable, as long lines are sent, back to what was written. */
const readable = (message: string) => message.replace(/=\r?\n/g, '').replace(/=3D/g, '=').replaceAll('\r', '');
