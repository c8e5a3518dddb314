import { inspect } from 'node:util';
import { startSmtpServer } from './smtp-server.fixture.js';
import { SmtpSender } from './smtp-sender.js';

const id = '5a3c5e0e-6f0e-4b57-9d39-0d5c6b7f2a10';
const mail = { to: 'ann@example.org', subject: 'Your application', text: 'We have it.\nReference: SPG-7K2M' };

describe('sending by SMTP', () => {
  let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
  let sender: SmtpSender;
  const sendTo = async (to: string) => {
    await sender.send(id, { ...mail, to });
    return smtp.taken.at(-1)!;
  };

  beforeEach(async () => {
    smtp = await startSmtpServer();
    sender = new SmtpSender(smtp.url, 'Moothall <grants@council.example>');
  });
  afterEach(() => smtp.stop());

  it('hands over plain text from the funder to one person', async () => {
    const { to, message } = await sendTo('ann@example.org');
    expect(to).toEqual(['ann@example.org']);
    for (const line of [
      'From: Moothall <grants@council.example>', 'To: ann@example.org', 'Subject: Your application',
      'Content-Type: text/plain; charset=utf-8', 'Auto-Submitted: auto-generated',
    ]) expect(message).toContain(`${line}\r\n`);
    expect(message).toContain('\r\n\r\nWe have it.\r\nReference: SPG-7K2M\r\n');
  });

  it('carries the same Message-ID at each attempt, so that a second copy can be told', async () => {
    for (let attempt = 1; attempt <= 2; attempt++)
      expect((await sendTo('ann@example.org')).message).toContain(`Message-ID: <${id}@council.example>\r\n`);
  });

  it('keeps accents and pound signs', async () => {
    await sender.send(id, { ...mail, text: '£1,200 for Zoë' });
    expect(smtp.taken[0]!.message).toContain('=C2=A31,200 for Zo=C3=AB');
  });

  it.each(['ann@example.org, bob@example.org', 'ann@example.org\r\nBcc: bob@example.org', 'Ann <bob@example.org>'])(
    'writes to one address only, whatever was typed: "%s"', async (typed) => {
      const outcome = await sendTo(typed).then(({ to }) => to, () => []);
      expect(outcome).not.toContain('ann@example.org');
      expect(outcome).not.toContain('bob@example.org');
      expect(smtp.taken.every(({ message }) => !/^Bcc:/mi.test(message))).toBe(true);
    });

  it('says so when the server does not take a mail, so that it is tried again', async () => {
    await expect(sendTo('full@example.org')).rejects.toThrow('The mail server did not take it (EENVELOPE 452)');
    await expect(sendTo('')).rejects.toThrow('The mail server did not take it (EENVELOPE)');
    expect(smtp.taken).toEqual([]);
  });

  it('does not repeat the address in the error, which ends in a log', async () => {
    const error = await sendTo('full@example.org').catch((reason: unknown) => reason);
    expect(inspect(error, { depth: 9 })).not.toContain('example.org');
  });

  it('does not hand a mail in clear to another machine, unless the operator allowed it', async () => {
    const open = await startSmtpServer({ host: '0.0.0.0' });
    const url = open.url.replace('127.0.0.1', '0.0.0.0'); // as far as anybody can tell, another machine
    const send = (inClear: boolean) => new SmtpSender(url, 'grants@council.example', { inClear }).send(id, mail);
    await expect(send(false)).rejects.toThrow('The mail server did not take it');
    expect(open.taken).toEqual([]);
    await send(true);
    expect(open.taken).toHaveLength(1);
    await open.stop();
  });

  it('says so when there is no server', async () => {
    await smtp.stop();
    await expect(sendTo('ann@example.org')).rejects.toThrow('(ESOCKET)');
    smtp = await startSmtpServer();
  });
});
