import { Injectable, type Type } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Configuration } from '#configuration';
import { Checkpoints, EventStore } from '#event-store';
import { Directory } from '#identity';
import { type Revealed } from '#kernel';
import type { Mail, MailTemplate } from '#mail';
import { ERASED, Vault } from '#privacy';
import { Addresses } from '#sign-in';
import { applications, ApplicationRow } from '../application/applications.view.js';
import { handovers } from '../handover/handovers.view.js';
import { RoundRow, rounds } from '../round/rounds.view.js';

/** What a letter can tell of, opened. */
export type Material = Readonly<{
  application: Revealed<ApplicationRow>; round: Revealed<RoundRow>; funder: string;
  /** Where the application is, for whoever signs in. */
  link: string;
  /** Nobody has shown yet that the mailbox is theirs: then no letter there repeats what somebody typed. */
  isStrange: boolean;
}>;
/** A letter to the group that applies. Its paragraphs are put below one another with an empty line between them. */
export type Letter = Readonly<{
  name: string;
  /** What it tells has happened, and still holds. `not-yet`: the views are behind. `no-longer`: it is not sent. */
  holds(application: ApplicationRow): 'yes' | 'not-yet' | 'no-longer';
  subject(material: Material): string;
  paragraphs(material: Material): readonly string[];
}>;

/** Opens what a letter tells of, when it is sent and not before. */
@Injectable()
export class Letters {
  constructor(
    private readonly db: EntityManager,
    private readonly store: EventStore,
    private readonly checkpoints: Checkpoints,
    private readonly vault: Vault,
    private readonly directory: Directory,
    private readonly configuration: Configuration,
    private readonly addresses: Addresses,
  ) {}

  /** @throws where the views do not show yet what it tells of: the outbox then tries again later */
  async compose(letter: Letter, applicationId: string): Promise<Mail | 'nobody'> {
    await this.untilShown();
    const row = await this.db.findOneBy(ApplicationRow, { id: applicationId });
    const holds = row ? letter.holds(row) : 'not-yet';
    if (!row || holds === 'not-yet') throw new Error(`${letter.name} tells of what the views do not show yet`);
    const material = await this.materialOf(row);
    const { contact } = material.application.answers;
    if (holds === 'no-longer' || !contact || contact.email === ERASED) return 'nobody';
    const paragraphs = [material.isStrange ? 'Hello,' : `Hello ${contact.name},`, ...letter.paragraphs(material)];
    return { to: contact.email, subject: letter.subject(material), text: paragraphs.join('\n\n') };
  }

  /** The funder's who was applied to. */
  async concerns(applicationId: string): Promise<readonly string[]> {
    const row = await this.db.findOneBy(ApplicationRow, { id: applicationId });
    return row ? [row.funderId] : [];
  }

  /** The mail follows from an event that the views may be about to show. */
  async untilShown(): Promise<void> {
    const head = await this.store.head();
    await Promise.all([applications, rounds, handovers].map((view) => this.checkpoints.waitFor(view, head)));
  }

  async materialOf(row: ApplicationRow): Promise<Material> {
    const round = await this.db.findOneByOrFail(RoundRow, { id: row.roundId });
    const opened = await this.vault.reveal({ application: row, round });
    const email = opened.application.answers.contact?.email;
    return {
      ...opened,
      isStrange: email === undefined || !await this.addresses.isShown(email),
      funder: await this.directory.organisationName(row.funderId) ?? 'The funder',
      link: new URL(`/applications/${row.id}`, this.configuration.publicUrl).href,
    };
  }
}

/** Makes a letter a template that the outbox knows by its name. */
export function templateOf(letter: Letter): Type<MailTemplate> {
  @Injectable()
  class LetterTemplate implements MailTemplate {
    readonly name = letter.name;
    constructor(private readonly letters: Letters) {}
    compose({ applicationId }: Readonly<Record<string, string>>) {
      return this.letters.compose(letter, applicationId!);
    }
    concerns({ applicationId }: Readonly<Record<string, string>>) {
      return this.letters.concerns(applicationId!);
    }
  }
  return LetterTemplate;
}
