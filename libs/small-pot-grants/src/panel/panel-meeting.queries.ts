import { Injectable } from '@nestjs/common';
import { EntityManager, In, Not } from 'typeorm';
import type { Actor, Permission } from '#identity';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import { declarationId, DeclarationRow } from '../interests/declarations.view.js';
import { PanelMeetingRow } from './panel-meetings.view.js';

export type Minutes = Revealed<PanelMeetingRow>;
/** What stands on a panel's table, and no more of it than a clerk needs. `isWaiting` for a decision. */
export type TableEntry = Readonly<{
  id: string; reference: string; group: string; title: string; askedPence: number; isWaiting: boolean;
}>;

/** The minutes of panels with their words in clear. What staff open is recorded. */
@Injectable()
export class PanelMeetingQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
  ) {}

  /** @throws NotPermitted */
  async find(actor: Actor, id: string, permission: Permission): Promise<Minutes | null> {
    const row = await this.db.findOneBy(PanelMeetingRow, { id });
    if (!row) return null;
    actor.mustBeAllowed(permission, row.funderId);
    await this.isRead(actor, row.funderId, `panel-minutes:${id}`);
    return this.vault.reveal(row);
  }

  /** The minutes of these funders' panels, the latest first, without opening a word. */
  async ofFunders(funderIds: readonly string[]): Promise<readonly PanelMeetingRow[]> {
    return this.db.find(PanelMeetingRow, {
      where: { funderId: In([...funderIds]) }, order: { heldOn: 'DESC', id: 'ASC' },
    });
  }

  /** What a round's panel votes on. @throws NotPermitted */
  async onTheTable(actor: Actor, { roundId, funderId }: Pick<PanelMeetingRow, 'roundId' | 'funderId'>) {
    const where = { roundId, status: Not(In(['draft', 'withdrawn', 'ended'])) };
    const rows = await this.db.find(ApplicationRow, { where, order: { submittedAt: 'ASC', id: 'ASC' } });
    await this.isRead(actor, funderId, `applications-of-round:${roundId}`);
    const opened = await this.vault.reveal(rows.map(({ answers: { group, project } }) =>
      ({ group: group?.name ?? null, title: project?.title ?? null })));
    return rows.map(({ id, reference, askedPence, status }, i): TableEntry => ({
      id, reference, askedPence, isWaiting: status === 'submitted', group: opened[i]?.group ?? '',
      title: opened[i]?.title ?? '',
    }));
  }

  /** The minutes in which a panel last voted on an application, for whoever may decide on it. */
  async lastVoteOn({ id, roundId }: Readonly<{ id: string; roundId: string }>): Promise<Minutes | null> {
    const rows = await this.db.find(PanelMeetingRow, { where: { roundId }, order: { heldOn: 'DESC', id: 'DESC' } });
    const row = rows.find(({ votes }) => votes.some(({ applicationId }) => applicationId === id));
    return row ? this.vault.reveal(row) : null;
  }

  /** Members who declared an interest in it, in the meeting or with an account of their own before. */
  async closedTo({ roundId, present, interests }: Minutes, applicationId: string): Promise<readonly string[]> {
    const isIt = (one: Readonly<{ applicationId: string }>) => one.applicationId === applicationId;
    const inMeeting = interests.filter(isIt).map(({ memberId }) => memberId);
    const ids = present.flatMap(({ personId }) => (personId === null ? [] : [declarationId(roundId, personId)]));
    const declared = await this.db.findBy(DeclarationRow, { id: In(ids) });
    const before = declared.filter((one) => one.interests.some(isIt)).map(({ personId }) => personId);
    return [...new Set([...inMeeting, ...before])]; // who has an account is a member under its id
  }

  private async isRead({ personId: readerId }: Actor, organisationId: string, what: string) {
    await this.readings.record({ readerId, organisationId, what });
  }
}
