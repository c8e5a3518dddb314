import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Configuration } from '#configuration';
import { Clock } from '#event-store';
import type { Mail, MailTemplate } from '#mail';
import { ERASED, Vault } from '#privacy';
import { CodeSecrets } from './code-secrets.js';
import { SignInCode } from './sign-in-code.entity.js';
import { CODE_MINUTES } from './sign-in-codes.js';

/** Code and link. They are put together when the mail goes, and stand nowhere before or after. */
@Injectable()
export class SignInCodeTemplate implements MailTemplate {
  readonly name = 'sign-in-code';
  constructor(
    private readonly db: EntityManager, private readonly clock: Clock, private readonly vault: Vault,
    private readonly secrets: CodeSecrets, private readonly configuration: Configuration,
  ) {}

  async compose({ codeId }: Readonly<Record<string, string>>): Promise<Mail | 'nobody'> {
    const row = await this.db.findOneBy(SignInCode, { id: codeId! });
    const isOver = !row || row.usedAt !== null || row.expiresAt <= new Date(this.clock.now());
    if (isOver || !canSendCodes(this.configuration)) return 'nobody';
    const to = await this.vault.reveal(row.address);
    if (to === ERASED) return 'nobody';
    const { code, link } = this.secrets.of(row);
    const address = new URL(`/sign-in/link/${link}`, this.configuration.publicUrl).href;
    return { to, subject: 'Your code to sign in', text: words(`${code.slice(0, 4)} ${code.slice(4)}`, address) };
  }

  /** Whoever reads mail at that address, and nobody else. */
  async concerns() { return []; }
}

/** Without a mail server, mails lie on a page that administrators read: no place for a code. A demo has no secrets. */
export const canSendCodes = ({ smtpUrl, demo }: Pick<Configuration, 'smtpUrl' | 'demo'>) =>
  demo || smtpUrl !== undefined;

const words = (code: string, link: string) => [
  'Hello,',
  `Your code is ${code}`,
  `It works once, for ${CODE_MINUTES} minutes. Type it where you want to sign in, on any phone or computer.`,
  `On the phone or computer where you asked for it, you can also open this link: ${link}`,
  'Did you not ask for this? Then do nothing, and give the code to nobody. We never ask you for it.',
].join('\n\n');
