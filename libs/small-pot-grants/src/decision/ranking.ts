import { Injectable } from '@nestjs/common';
import { EntityManager, In, Not } from 'typeorm';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import { meanPercent, placed } from './ranking.rules.js';

/** `percent`: the mean of the assessors' weighted scores, where 100 is full marks. Null where nobody has scored yet. */
export type Ranked = Readonly<{ application: ApplicationRow; percent: number | null; rank: number | null }>;

/** Who withdrew, or whose round was cancelled, takes nobody's place. */
const unranked = ['draft', 'withdrawn', 'ended'] as const;

/** A round's applications, the best first. Those with the same score share a rank. */
@Injectable()
export class Ranking {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
  ) {}

  async of(roundId: string): Promise<readonly Ranked[]> {
    const where = { roundId, status: Not(In(unranked)) };
    return ranked(await this.db.find(ApplicationRow, { where, order: { id: 'ASC' } }));
  }

  /** The list with its words in clear. @throws NotPermitted */
  async forDecider(actor: Actor, roundId: string): Promise<readonly Revealed<Ranked>[]> {
    const all = await this.of(roundId);
    all.forEach(({ application }) => actor.mustBeAllowed('decide', application.funderId));
    const organisationId = all[0]?.application.funderId;
    if (organisationId !== undefined)
      await this.readings.record(
        { readerId: actor.personId, organisationId, what: `applications-of-round:${roundId}` });
    return this.vault.reveal(all.map(withoutContact));
  }

  async rankOf(roundId: string, applicationId: string): Promise<number | null> {
    const all = await this.of(roundId);
    return all.find(({ application }) => application.id === applicationId)?.rank ?? null;
  }
}

/** Nobody needs to know whom to call to decide. */
function withoutContact(one: Ranked): Ranked {
  const { contact: _, ...answers } = one.application.answers;
  return { ...one, application: { ...one.application, unfinished: {}, answers } };
}

export const ranked = (rows: readonly ApplicationRow[]): readonly Ranked[] =>
  placed(rows, ({ assessments }) => meanPercent(assessments))
    .map(({ one: application, score: percent, rank }) => ({ application, percent, rank }));
