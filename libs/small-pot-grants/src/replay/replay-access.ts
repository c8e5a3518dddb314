import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Accounts, type Actor } from '#identity';
import { Refusal } from '#kernel';
import { HeldCases } from '#scrutiny';
import type { ApplicationRow } from '../application/applications.view.js';
import { DeclarationRow } from '../interests/declarations.view.js';
import type { Variation } from './replay.rules.js';

/** The references that somebody reads in full. Of what is not among them, they get places without names and scores. */
export type Readable = ReadonlySet<string>;

/** How much of a round's replay somebody may read (docs/adr/0033). */
@Injectable()
export class ReplayAccess {
  constructor(
    private readonly db: EntityManager, private readonly accounts: Accounts, private readonly programmes: HeldCases,
  ) {}

  /** @throws NotPermitted; Refusal where they have an interest, or scrutiny has no case of it in its programme */
  async of(actor: Actor, funderId: string, rows: readonly ApplicationRow[]): Promise<Readable> {
    actor.mustBeAllowed('study-decisions', funderId);
    await this.mustHaveNoInterest(actor, rows);
    const references = rows.map(({ reference }) => reference);
    if (actor.may('see-full-trails', funderId)) return new Set(references);
    const held = await this.programmes.among(funderId, references);
    if (held.size === 0)
      throw new Refusal('no-case-in-programme',
        'Your committee has no decision of this round in its work programme. Ask for one first');
    return held;
  }

  /** A ranking is read whole or not at all, so an interest in one of its groups closes all of it. */
  private async mustHaveNoInterest({ personId }: Actor, rows: readonly ApplicationRow[]) {
    const accounts = await this.accounts.of(personId);
    const [roundId = ''] = rows.map((row) => row.roundId);
    const declared = await this.db.findBy(DeclarationRow, { roundId, personId: In([...accounts]) });
    const interests = new Set(declared.flatMap((one) => one.interests.map(({ applicationId }) => applicationId)));
    if (rows.some(({ id, applicantId }) => interests.has(id) || accounts.includes(applicantId)))
      throw new Refusal('has-interest', 'You have an interest in this round, so somebody else has to rank it again');
  }
}

/**
 * Without one scorer, or by what each scorer is used to give, a place would tell what one person gave.
 * @throws Refusal
 */
export function mustTellNoSingleScores({ without, scale }: Pick<Variation, 'without' | 'scale'>) {
  if (without !== null || scale !== 'mean')
    throw new Refusal('single-scores',
      'Your committee reads no single scores of decisions outside its work programme, so this cannot be changed',
      without === null ? 'scale' : 'without');
}
