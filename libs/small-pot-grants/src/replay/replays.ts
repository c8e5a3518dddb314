import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { type Actor, Directory } from '#identity';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import { Ranking } from '../decision/ranking.js';
import { type RoundPage, RoundQueries } from '../round/round.queries.js';
import { RoundRow } from '../round/rounds.view.js';
import type { RoundTerms } from '../round/round.terms.events.js';
import { mustTellNoSingleScores, ReplayAccess } from './replay-access.js';
import { decidedRound } from './replay-facts.js';
import { replay, type ReplayLine, type Variation } from './replay.rules.js';
import { toldTo } from './replayed-case.js';

/** One application, with its name where the reader may know whose it is, and its standing before and after a change. */
export type ReplayedCase = Revealed<ReturnType<typeof toldTo>> & ReplayLine;
/** A decided round for one reader. `seesAll`: every score, and by whom; `assessors` are empty without. */
export type ReplayableRound = Readonly<{
  round: RoundPage; seesAll: boolean; assessors: readonly Readonly<{ id: string; name: string }>[];
  /** The round ranked again. @throws Refusal where the change is wrong, or not for this reader */
  again(change: Variation): readonly ReplayedCase[];
}>;

/** Ranks decided rounds again under other rules. Nothing is written in the log; who looked is kept, as always. */
@Injectable()
export class Replays {
  constructor(
    private readonly db: EntityManager, private readonly rounds: RoundQueries, private readonly ranking: Ranking,
    private readonly access: ReplayAccess, private readonly vault: Vault, private readonly readings: ReadingLog,
    private readonly directory: Directory,
  ) {}

  /** The rounds of a reader's organisations in which everything is decided, the latest first. */
  async decided(actor: Actor): Promise<readonly RoundPage[]> {
    const rounds = await this.rounds.ofFunders(actor.organisationsWhere('study-decisions'));
    const where = { roundId: In(rounds.map(({ id }) => id)), status: 'submitted' } as const;
    const waiting = await this.db.find(ApplicationRow, { where, select: { id: true, roundId: true } });
    const undecided = new Set(waiting.map(({ roundId }) => roundId));
    return rounds.filter(({ id, phase, applied }) => phase === 'closed' && applied > 0 && !undecided.has(id));
  }

  /** Null where there is no such round. @throws NotPermitted; Refusal where it is not decided, or not for them */
  async open(actor: Actor, roundId: string): Promise<ReplayableRound | null> {
    const round = await this.rounds.find(roundId);
    if (!round) return null;
    const rows = (await this.ranking.of(roundId)).map(({ application }) => application);
    const readable = await this.access.of(actor, round.funderId, rows);
    const facts = decidedRound(await this.termsOf(roundId), rows, round.phase === 'closed');
    const seesAll = rows.every(({ reference }) => readable.has(reference));
    await this.isRead(actor, round);
    const told = await this.vault.reveal(rows.map((row) => toldTo(readable, row)));
    const again = (change: Variation) => {
      if (!seesAll) mustTellNoSingleScores(change);
      return replay(facts, change).map((line, at) => ({ ...told[at]!, ...line }));
    };
    return { round, seesAll, again, assessors: seesAll ? await this.assessorsOf(rows) : [] };
  }

  /** It has applications, so every section of it is set. */
  private async termsOf(id: string): Promise<RoundTerms> {
    return (await this.db.findOneByOrFail(RoundRow, { id })).terms as RoundTerms;
  }

  private isRead({ personId: readerId }: Actor, { id, funderId: organisationId }: RoundPage) {
    return this.readings.record({ readerId, organisationId, what: `replay-of-round:${id}` });
  }

  private async assessorsOf(rows: readonly ApplicationRow[]) {
    const ids = [...new Set(rows.flatMap(({ assessments }) => assessments.map(({ assessorId }) => assessorId)))];
    const names = await this.directory.names(ids);
    return ids.map((id) => ({ id, name: names.get(id) ?? 'Somebody' }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }
}
