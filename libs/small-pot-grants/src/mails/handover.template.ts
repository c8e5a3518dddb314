import { Injectable, type Type } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Configuration } from '#configuration';
import { Directory } from '#identity';
import type { Revealed } from '#kernel';
import type { Mail, MailTemplate } from '#mail';
import { ERASED, ReturnCodes, Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import { handoverRecord } from '../handover/handover.queries.js';
import { HandoverRow } from '../handover/handovers.view.js';
import { wayBackRecord } from '../way-back/way-back-record.js';
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
  ) {}

  /** @throws where the views do not show yet what it tells of: the outbox then tries again later */
  async compose(letter: HandoverLetter, { handoverId, personId }: About): Promise<Mail | 'nobody'> {
    await this.letters.untilShown();
    const row = await this.db.findOneByOrFail(HandoverRow, { id: handoverId! });
    const application = await this.db.findOneByOrFail(ApplicationRow, { id: row.applicationId });
    const handover = await this.vault.reveal(row);
    const to = recipientOf(handover, personId!);
    if (to === undefined || to.email === ERASED) return 'nobody';
    const move = await this.moveOf(letter, handover, application);
    const paragraphs = [`Hello ${to.name},`, ...letter.paragraphs(move)];
    return { to: to.email, subject: letter.subject, text: paragraphs.join('\n\n') };
  }

  private async moveOf(letter: HandoverLetter, handover: Opened, application: ApplicationRow): Promise<Move> {
    const group = await this.directory.organisationName(handover.organisationId) ?? 'the group';
    const way = await this.wayFor(letter, handover, application);
    return { ...await this.letters.materialOf(application), handover, group, ...way };
  }

  private async wayFor({ goesTo }: HandoverLetter, { id, to }: Opened, application: ApplicationRow) {
    if (goesTo === 'contacts') return { code: '', link: '' };
    const isForAnswer = goesTo === 'second';
    if (!isForAnswer && application.applicantId !== to) throw new Error('The application is not theirs yet');
    const record = isForAnswer ? handoverRecord(id) : wayBackRecord(application);
    const { code, link } = await this.codes.of(record) ?? await this.codes.issue(record);
    const path = `${isForAnswer ? '/hand-over' : '/return'}/${link}`;
    return { code, link: new URL(path, this.configuration.publicUrl).href };
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
  }
  return HandoverTemplate;
}
