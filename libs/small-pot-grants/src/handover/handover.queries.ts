import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { isBefore, type Revealed } from '#kernel';
import { ReadingLog, ReturnCodes, Vault } from '#privacy';
import { GroupPeople } from './group-people.js';
import { HandoverRow } from './handovers.view.js';

export type HandoverPage = Revealed<HandoverRow>;

/** The record under which the second contact's link is kept. */
export const handoverRecord = (handoverId: string) => `handover:${handoverId}`;

/** Moves of groups with their words in clear, for the funder that asked and for whoever answers. */
@Injectable()
export class HandoverQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
    private readonly groups: GroupPeople, private readonly codes: ReturnCodes, private readonly clock: Clock,
  ) {}

  /**
   * What an officer of one of these organisations sees of a group's people and its moves; undefined where the group did
   * not apply there. That they looked is on record.
   */
  async around(actor: Actor, id: string, funderIds: readonly string[]) {
    const group = await this.groups.of(id);
    const organisationId = funderIds.find((one) => group?.funderIds.includes(one));
    if (!group || organisationId === undefined) return undefined;
    await this.readings.record({ readerId: actor.personId, organisationId, what: `people:${group.organisationId}` });
    const rows = await this.db.find(HandoverRow, {
      where: { organisationId: group.organisationId, funderId: In([...funderIds]) }, order: { askedAt: 'DESC' },
    });
    const { second, contacts } = group;
    return {
      organisationId: group.organisationId, ...await this.vault.reveal({ second, contacts, handovers: rows }),
      openId: rows.find((row) => this.isOpen(row))?.id ?? null,
    };
  }

  /** Those that wait for an answer: for the work list. */
  async waiting(funderIds: readonly string[]): Promise<readonly HandoverPage[]> {
    const rows = await this.db.find(HandoverRow, {
      where: { funderId: In([...funderIds]), status: 'open' }, order: { askedAt: 'ASC', id: 'ASC' },
    });
    return this.vault.reveal(rows.filter((row) => this.isOpen(row)));
  }

  /** What a link in the second contact's mail leads to, while it waits for their answer. */
  async byLink(token: string): Promise<HandoverPage | undefined> {
    const record = await this.codes.redeemLink(token);
    if (!record?.startsWith('handover:')) return undefined;
    const row = await this.db.findOneBy(HandoverRow, { id: record.slice('handover:'.length) });
    return row && this.isOpen(row) ? this.vault.reveal(row) : undefined;
  }

  private isOpen({ status, expiresAt }: HandoverRow) {
    return status === 'open' && isBefore(this.clock.now(), expiresAt);
  }
}
