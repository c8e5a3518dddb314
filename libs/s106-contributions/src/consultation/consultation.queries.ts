import { Injectable } from '@nestjs/common';
import { EntityManager, In, MoreThan } from 'typeorm';
import { daysUntil } from '#calendar';
import { Clock } from '#event-store';
import { type Actor, Directory } from '#identity';
import { isBefore, type Revealed } from '#kernel';
import { Vault } from '#privacy';
import { isSame } from './consultation.state.js';
import type { Party } from './consultation.events.js';
import { type AskedGroups, ConsultationRow } from './consultations.view.js';
import { mayAnswerAs } from './may-answer.js';

/** How it stands with one of those who were asked. `silent`: the last day is over, and nothing came. */
export type AskedNow = Revealed<ConsultationRow>['asked'][number] & Readonly<{
  name: string; stands: 'waiting' | 'in-time' | 'late' | 'silent';
}>;
/** `daysLeft`: of London's calendar, 0 on the last day. */
export type ConsultationPage = Omit<Revealed<ConsultationRow>, 'asked' | 'groupsAsked'> & Readonly<{
  asked: readonly AskedNow[]; isOpen: boolean; daysLeft: number;
}>;

/** Consultations with their words in clear. Addresses and interests are not for everybody. */
@Injectable()
export class ConsultationQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async find(id: string): Promise<ConsultationPage | null> {
    const [found] = await this.shown(await this.db.findBy(ConsultationRow, { id }));
    return found ?? null;
  }

  /** The groups that one consortium asked. Whom another one asked is that one's own. */
  async groupsAskedBy(organisationId: string, id: string): Promise<readonly Revealed<AskedGroups>[]> {
    const row = await this.db.findOneBy(ConsultationRow, { id });
    return this.vault.reveal((row?.groupsAsked ?? []).filter((one) => one.organisationId === organisationId));
  }

  /** Those that still run, the first to end first. */
  async open(): Promise<readonly ConsultationPage[]> {
    return this.shown(await this.db.find(ConsultationRow, {
      where: { dueAt: MoreThan(this.clock.now()) }, order: { dueAt: 'ASC', id: 'ASC' },
    }));
  }

  /** About a planning application or an obligation, the newest first. */
  async about(aboutId: string): Promise<readonly ConsultationPage[]> {
    return this.shown(await this.db.find(
      ConsultationRow, { where: { aboutId }, order: { openedAt: 'DESC', id: 'ASC' } }));
  }

  /** Of some councils, the newest first. */
  async ofFunders(funderIds: readonly string[]): Promise<readonly ConsultationPage[]> {
    return this.shown(await this.db.find(ConsultationRow, {
      where: { funderId: In([...funderIds]) }, order: { openedAt: 'DESC', id: 'ASC' },
    }));
  }

  /** In which somebody may answer, the newest first. */
  async askedOf(actor: Actor): Promise<readonly ConsultationPage[]> {
    const ids = [...actor.memberships.map(({ organisationId }) => organisationId), actor.personId];
    const rows = await this.db.createQueryBuilder(ConsultationRow, 'c')
      .where(`EXISTS (SELECT FROM jsonb_array_elements(c.asked) one WHERE one->>'id' = ANY(:ids))`, { ids })
      .orderBy('c.openedAt', 'DESC').addOrderBy('c.id').getMany();
    return this.shown(rows.filter(({ asked }) => asked.some((one) => mayAnswerAs(actor, one))));
  }

  private async shown(rows: readonly ConsultationRow[]): Promise<readonly ConsultationPage[]> {
    const now = this.clock.now();
    const opened = await this.vault.reveal(rows.map(({ groupsAsked: _, ...row }) => row));
    const all = rows.flatMap(({ asked }) => asked);
    const names = await this.namesOf(all);
    return opened.map((row) => ({
      ...row, isOpen: isBefore(now, row.dueAt), daysLeft: Math.max(0, daysUntil(row.dueAt, now)),
      asked: row.asked.map((one) => ({
        ...one, name: names.get(one.id) ?? 'Somebody', stands: standingOf(one, row, isBefore(now, row.dueAt)),
      })),
    }));
  }

  private async namesOf(asked: readonly Party[]): Promise<ReadonlyMap<string, string>> {
    const people = asked.filter(({ kind }) => kind === 'ward-councillor').map(({ id }) => id);
    const others = asked.filter(({ kind }) => kind !== 'ward-councillor').map(({ id }) => id);
    return new Map([...await this.directory.names(people), ...await this.directory.organisationNames(others)]);
  }
}

function standingOf(one: Party, { answers }: Pick<Revealed<ConsultationRow>, 'answers'>, isOpen: boolean) {
  const answer = answers.find(({ party }) => isSame(party, one));
  if (answer) return answer.inTime ? 'in-time' : 'late';
  return isOpen ? 'waiting' : 'silent';
}
