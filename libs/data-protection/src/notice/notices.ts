import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved } from '#event-store';
import type { Actor } from '#identity';
import { Vault } from '#privacy';
import { privacyNotice } from './notice.decider.js';
import type { NoticeTexts } from './notice.events.js';
import type { LawfulBasis } from './notice.rules.js';

export type NoticeWish = NoticeTexts<string> & Readonly<{
  organisationId: string; lawfulBases: readonly LawfulBasis[];
}>;

/** Funders say themselves what they do with people's data. Each method may throw a Refusal. */
@Injectable()
export class Notices {
  constructor(
    private readonly commands: CommandBus, private readonly vault: Vault, private readonly clock: Clock,
  ) {}

  async publish(actor: Actor, commandId: string, wish: NoticeWish): Promise<Saved> {
    const sender = actor.sender('write-privacy-notice', wish.organisationId, commandId);
    const record = this.vault.sealer(`privacy-notice:${wish.organisationId}`);
    const { about, officer, purposes, sharing, complaints, ...rest } = wish;
    const texts = {
      about: record.seal('about', about), officer: record.seal('officer', officer),
      purposes: record.seal('purposes', purposes), sharing: record.seal('sharing', sharing),
      complaints: record.seal('complaints', complaints),
    };
    await record.save();
    const command = {
      type: 'PublishPrivacyNotice', ...rest, ...texts, publishedBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(privacyNotice, command, sender, wish));
  }
}
