import { Injectable, type Type } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Configuration } from '#configuration';
import { Directory } from '#identity';
import type { Revealed } from '#kernel';
import type { Mail, MailTemplate } from '#mail';
import { ERASED, ReturnCodes, Vault } from '#privacy';
import { Addresses } from '#sign-in';
import { ApplicationRow } from '../application/applications.view.js';
import { handoverRecord } from '../handover/handover.queries.js';
import { HandoverRow } from '../handover/handovers.view.js';
import type { HandoverLetter, Move } from './handover.letters.js';
import { Letters } from './letters.js';

type About = Readonly<Record<string, string>>;
type Opened = Revealed<HandoverRow>;

/** Puts together what the letters about a group's move need. */
@Injectable()
export class HandoverMails {
  constructor(
    private readonly db: EntityManager, private readonly letters: Letters, private readonly codes: ReturnCodes,
    private readonly vault: Vault, private readonly directory: Directory, private readonly configuration: Configuration,
    private readonly addresses: Addresses,
  ) {}

  /** @throws where the views do not show yet what it tells of: the outbox then tries again later */
  async compose(letter: HandoverLetter, { handoverId, personId }: About): Promise<Mail | 'nobody'> {
    await this.letters.untilShown();
    const row = await this.db.findOneByOrFail(HandoverRow, { id: handoverId! });
    const application = await this.db.findOneByOrFail(ApplicationRow, { id: row.applicationId });
    const handover = await this.vault.reveal(row);
    const to = recipientOf(handover, personId!);
    if (to === undefined || to.email === ERASED) return 'nobody';
    if (letter.goesTo === 'new-person') await this.letIn(handover, application);
    const move = await this.moveOf(letter, handover, application);
    const paragraphs = [`Hello ${to.name},`, ...letter.paragraphs(move)];
    return { to: to.email, subject: letter.subject, text: paragraphs.join('\n\n') };
  }

  /** The funder's who asked for it: to others that applied to, it is told nothing of. */
  async concerns({ handoverId }: About): Promise<readonly string[]> {
    const row = await this.db.findOneBy(HandoverRow, { id: handoverId! });
    return row ? [row.funderId] : [];
  }

  private async moveOf(letter: HandoverLetter, handover: Opened, application: ApplicationRow): Promise<Move> {
    const group = await this.directory.organisationName(handover.organisationId) ?? 'the group';
    const answerLink = letter.goesTo === 'second' ? await this.answerLink(handover.id) : '';
    return { ...await this.letters.materialOf(application), handover, group, answerLink };
  }

  /** From now on they sign in with a code to the address that the letter goes to. */
  private async letIn({ to: personId, email }: Opened, { id: recordId, applicantId }: ApplicationRow) {
    if (applicantId !== personId) throw new Error('The application is not theirs yet');
    await this.addresses.give({ recordId, personId, givenFor: 'contact' }, email);
  }

  private async answerLink(handoverId: string) {
    const record = handoverRecord(handoverId);
    const { link } = await this.codes.of(record) ?? await this.codes.issue(record);
    return new URL(`/hand-over/${link}`, this.configuration.publicUrl).href;
  }
}

function recipientOf({ to, name, email, second, contacts }: Opened, personId: string) {
  return [{ personId: to, name, email }, ...contacts, ...(second ? [second] : [])]
    .find((one) => one.personId === personId);
}

/** Makes a letter a template that the outbox knows by its name. */
export function handoverTemplateOf(letter: HandoverLetter): Type<MailTemplate> {
  @Injectable()
  class HandoverTemplate implements MailTemplate {
    readonly name = letter.name;
    constructor(private readonly mails: HandoverMails) {}
    compose(about: About) {
      return this.mails.compose(letter, about);
    }
    concerns(about: About) {
      return this.mails.concerns(about);
    }
  }
  return HandoverTemplate;
}
