import { Injectable, type Type } from '@nestjs/common';
import { EntityManager, type ObjectLiteral } from 'typeorm';
import { Configuration } from '#configuration';
import { Checkpoints, EventStore } from '#event-store';
import { Directory } from '#identity';
import type { Revealed } from '#kernel';
import type { Mail, MailTemplate } from '#mail';
import { ERASED, Vault } from '#privacy';
import { Addresses } from '#sign-in';
import { ConsultationRow, consultations } from '../consultation/consultations.view.js';
import { PlanningApplicationRow, planningApplications } from '../planning/planning-applications.view.js';
import { ProposalRow, proposals } from '../proposal/proposals.view.js';

export type About = Readonly<Record<string, string>>;
/** A letter put together: to whom, and its paragraphs, which stand below one another with an empty line between. */
export type Written = Readonly<{ to: string; subject: string; paragraphs: readonly string[] }>;
export type SectorLetter = Readonly<{
  name: string;
  /** `nobody` where there is nobody to write to, or what it tells of does not hold any more. */
  write(desk: Desk, about: About): Promise<Written | 'nobody'>;
}>;

/** Opens what a letter of this context tells of, when it is sent and not before. */
@Injectable()
export class Desk {
  constructor(
    private readonly db: EntityManager, private readonly store: EventStore, private readonly checkpoints: Checkpoints,
    private readonly vault: Vault, private readonly directory: Directory, private readonly configuration: Configuration,
    private readonly addresses: Addresses,
  ) {}

  consultation(id: string): Promise<Revealed<ConsultationRow>> { return this.open(ConsultationRow, id); }
  proposal(id: string): Promise<Revealed<ProposalRow>> { return this.open(ProposalRow, id); }
  planning(id: string): Promise<Revealed<PlanningApplicationRow>> { return this.open(PlanningApplicationRow, id); }

  async council(funderId: string): Promise<string> {
    return await this.directory.organisationName(funderId) ?? 'The council';
  }

  /** Nobody has shown yet that the mailbox is theirs: then no letter there repeats what somebody typed to propose. */
  async isStrange(address: string): Promise<boolean> { return !await this.addresses.isShown(address); }

  link(path: string): string { return new URL(path, this.configuration.publicUrl).href; }

  async send(letter: SectorLetter, about: About): Promise<Mail | 'nobody'> {
    const head = await this.store.head();
    const views = [consultations, proposals, planningApplications];
    await Promise.all(views.map((view) => this.checkpoints.waitFor(view, head)));
    const written = await letter.write(this, about);
    if (written === 'nobody' || written.to === ERASED) return 'nobody';
    return { to: written.to, subject: written.subject, text: written.paragraphs.join('\n\n') };
  }

  /** The council whose matter a letter is. */
  async concerns({ consultationId, proposalId, planningApplicationId }: About): Promise<readonly string[]> {
    const row = consultationId !== undefined ? await this.db.findOneBy(ConsultationRow, { id: consultationId })
      : proposalId !== undefined ? await this.db.findOneBy(ProposalRow, { id: proposalId })
        : await this.db.findOneBy(PlanningApplicationRow, { id: planningApplicationId ?? '' });
    return row ? [row.funderId] : [];
  }

  /** @throws where the view does not show it yet: the outbox then tries again later */
  private async open<R extends ObjectLiteral & { id: string }>(row: Type<R>, id: string): Promise<Revealed<R>> {
    return this.vault.reveal(await this.db.findOneByOrFail(row, { id } as never));
  }
}

/** Makes a letter a template that the outbox knows by its name. */
export function sectorTemplateOf(letter: SectorLetter): Type<MailTemplate> {
  @Injectable()
  class SectorTemplate implements MailTemplate {
    readonly name = letter.name;
    constructor(private readonly desk: Desk) {}
    compose(about: About) {
      return this.desk.send(letter, about);
    }

    concerns(about: About) {
      return this.desk.concerns(about);
    }
  }
  return SectorTemplate;
}
