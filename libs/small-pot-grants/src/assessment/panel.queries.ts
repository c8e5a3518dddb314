import { Injectable } from '@nestjs/common';
import { EntityManager, In, Not } from 'typeorm';
import type { Actor } from '#identity';
import { ApplicationRow } from '../application/applications.view.js';
import { declarationId, DeclarationRow } from '../interests/declarations.view.js';

/** How many of a round's applications wait for one person, and for what. Those that are closed to them wait no more. */
export type PanelTask = Readonly<{
  applications: number; toDeclare: number; closedToMe: number; toScore: number; scored: number; toDecide: number;
}>;

/** What the people of a panel have to do. Counts only: no words are opened. */
@Injectable()
export class PanelQueries {
  constructor(private readonly db: EntityManager) {}

  async taskOf({ personId }: Actor, roundId: string): Promise<PanelTask> {
    const where = { roundId, status: Not(In(['draft', 'withdrawn', 'ended'])) };
    const all = await this.db.find(ApplicationRow, { where, select: { id: true, status: true, assessments: true } });
    const declaration = await this.db.findOneBy(DeclarationRow, { id: declarationId(roundId, personId) });
    const closed = new Set(declaration?.interests.map(({ applicationId }) => applicationId));
    const mine = all.filter(({ id }) => !closed.has(id));
    const waiting = mine.filter(({ status }) => status === 'submitted');
    const scored = mine.filter(isScoredBy(personId));
    return {
      applications: all.length,
      toDeclare: all.filter(({ id }) => !declaration?.seen.includes(id)).length,
      closedToMe: all.length - mine.length,
      toScore: waiting.filter((one) => !scored.includes(one)).length,
      scored: scored.length,
      toDecide: waiting.length,
    };
  }

  /** Who has said, on the list of a round's applicants, that they have no interest in this one. */
  async freeToJudge(roundId: string, applicationId: string): Promise<readonly string[]> {
    const declarations = await this.db.findBy(DeclarationRow, { roundId });
    return declarations.filter(({ seen, interests }) =>
      seen.includes(applicationId) && !interests.some((one) => one.applicationId === applicationId))
      .map(({ personId }) => personId);
  }
}

const isScoredBy = (personId: string) => ({ assessments }: Pick<ApplicationRow, 'assessments'>) =>
  assessments.some(({ assessorId }) => assessorId === personId);
