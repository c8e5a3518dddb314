import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';

/** A draft as those see it who fill it in for the group: without any contact. */
export type HelpedDraft = Revealed<ApplicationRow>;

/** Drafts that groups let somebody fill in, with their words in clear. What is opened is recorded. */
@Injectable()
export class HelpedQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
  ) {}

  /** Nothing, and without a difference, where there is none, or the group does not let them, or has sent it. */
  async forHelper(actor: Actor, id: string): Promise<HelpedDraft | null> {
    const row = await this.db.findOneBy(ApplicationRow, { id, status: 'draft' });
    const may = actor.organisationsWhere('fill-in-for-groups');
    if (!row || !row.helpers.some((one) => may.includes(one))) return null;
    await this.isRead(actor, `application:${row.reference}`, [row]);
    return this.vault.reveal(withoutContacts(row));
  }

  /** All that they may fill in, the newest first. */
  async listForHelper(actor: Actor): Promise<readonly HelpedDraft[]> {
    const rows = await this.db.createQueryBuilder(ApplicationRow, 'a')
      .where(`a.status = 'draft' AND EXISTS (
        SELECT FROM jsonb_array_elements_text(a.helpers) one WHERE one = ANY(:may))`,
      { may: actor.organisationsWhere('fill-in-for-groups') })
      .orderBy('a."startedAt"', 'DESC').addOrderBy('a.id').getMany();
    await this.isRead(actor, 'groups-helped:', rows);
    return this.vault.reveal(rows.map(withoutContacts));
  }

  /** With the funder that each is meant for: its notice is the one that the group was shown. */
  private async isRead({ personId: readerId }: Actor, what: string, rows: readonly ApplicationRow[]) {
    for (const organisationId of new Set(rows.map(({ funderId }) => funderId)))
      await this.readings.record({ readerId, organisationId, what });
  }
}

/** Whom to write to is the group's, also half filled in; how it gave its permission may name somebody. */
function withoutContacts(row: ApplicationRow): ApplicationRow {
  const { contact: _, ...answers } = row.answers;
  const { contact: __, ...unfinished } = row.unfinished;
  return {
    ...row, answers, unfinished, secondContact: null, handedOver: null,
    onBehalf: row.onBehalf && { ...row.onBehalf, how: { _sd: '' } },
  };
}
