import { createTransport } from 'nodemailer';
import { isNear } from '#configuration';
import type { Mail } from './mail-template.js';
import { Sender } from './sender.js';

const SECONDS = 1_000;
const patience = { connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 30 * SECONDS };

/** Sends by SMTP, in plain text. */
export class SmtpSender extends Sender {
  private readonly transport;
  private readonly domain: string;

  /**
   * @param from an address, or `Name <address>`
   * @param inClear whether mails may go to another machine without TLS, where its server offers none
   */
  constructor(url: string, private readonly from: string, { inClear = false }: { inClear?: boolean } = {}) {
    super();
    this.domain = /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
    const requireTLS = !inClear && !isNear(new URL(url));
    this.transport = createTransport({ url, requireTLS, ...patience, disableFileAccess: true, disableUrlAccess: true });
  }

  /** A server that already has this Message-ID can drop a mail that is sent twice. */
  async send(id: string, mail: Mail) {
    await this.transport.sendMail(this.message(id, mail)).catch(tellWithoutNames);
  }

  private message(id: string, { to, subject, text }: Mail) {
    return {
      from: this.from,
      to: { name: '', address: to }, // as one address, whatever somebody typed
      subject, text,
      messageId: `<${id}@${this.domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no holiday notes in return, please
    };
  }
}

/** The server's own words often repeat the address, and errors end in logs. The codes say what is the matter. */
function tellWithoutNames({ code, responseCode }: { code?: string; responseCode?: number }): never {
  throw new Error(`The mail server did not take it (${[code, responseCode].filter(Boolean).join(' ')})`);
}
