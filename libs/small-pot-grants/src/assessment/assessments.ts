import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In, IsNull, Not } from 'typeorm';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import { Accounts, type Actor } from '#identity';
import { isBefore } from '#kernel';
import { Texts, Vault } from '#privacy';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { ApplicationRow } from '../application/applications.view.js';
import { declaredBy } from '../interests/declared-by.js';
import { interests } from '../interests/interests.decider.js';
import { interestLimits } from '../interests/limits.js';
import { round } from '../round/round.decider.js';
import { existing, roundStream } from '../round/round.state.js';
import { assessment } from './assessment.decider.js';
import { assessmentLimits } from './limits.js';

export type InterestsWish = Readonly<{
  seen: readonly string[]; interests: readonly Readonly<{ applicationId: string; nature: string }>[];
}>;
export type ScoreWish = Readonly<{ criterionId: string; score: number; reason: string }>;

/** What assessors and deciders do before a decision: declare interests, and score. Each method may throw a Refusal. */
@Injectable()
export class Assessments {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly db: EntityManager,
  ) {}

  /** `seen` is the whole list that the person was shown; `interests` are those of it that they ticked. */
  async declareInterests(actor: Actor, commandId: string, roundId: string, wish: InterestsWish): Promise<Saved> {
    const { state } = await this.streams.load(round, roundStream(roundId));
    const sender = actor.sender('declare-interests', existing(state).funderId, commandId);
    const record = new Texts(this.vault.sealer(`interests:${roundId}:${actor.personId}`), interestLimits);
    const declared = wish.interests.map(({ applicationId, nature }) =>
      ({ applicationId, nature: record.seal('nature', nature) }));
    await record.save();
    const command = {
      type: 'DeclareInterests', roundId, personId: actor.personId, seen: wish.seen, interests: declared,
      strangers: await this.strangersIn(wish.seen, roundId), at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(interests, command, sender, { roundId, ...wish }));
  }

  async score(actor: Actor, commandId: string, applicationId: string, wish: readonly ScoreWish[]): Promise<Saved> {
    const { roundId, funderId, status, fillers } = await this.applicationOf(applicationId);
    const sender = actor.sender('assess', funderId, commandId);
    const at = this.clock.now();
    const accounts = await this.accounts.of(actor.personId);
    const facts = {
      ...await this.roundFor(roundId, at), accounts, fillers, awaitsDecision: status === 'submitted',
      interest: await declaredBy(this.streams, accounts, roundId, applicationId),
    };
    const record = new Texts(this.vault.sealer(`application:${applicationId}`), assessmentLimits);
    const scores = wish.map(({ reason, ...score }) => ({ ...score, reason: record.seal('reason', reason) }));
    await record.save();
    const assessorId = actor.personId;
    const command = { type: 'ScoreApplication', applicationId, roundId, assessorId, scores, case: facts, at } as const;
    return this.commands.execute(new Execute(assessment, command, sender, { applicationId, scores: wish }));
  }

  /** The first, if any. The view knows most of them; what it does not know yet is looked up in its own stream. */
  private async strangersIn(seen: readonly string[], roundId: string): Promise<readonly string[]> {
    const where = { id: In([...seen]), roundId, submittedAt: Not(IsNull()) };
    const known = new Set((await this.db.find(ApplicationRow, { where, select: { id: true } })).map(({ id }) => id));
    for (const id of seen.filter((one) => !known.has(one))) {
      const { state } = await this.streams.load(application, applicationStream(id));
      if (state.status === 'not-started' || state.status === 'draft' || state.roundId !== roundId) return [id];
    }
    return [];
  }

  private async applicationOf(applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    return started(state);
  }

  private async roundFor(roundId: string, at: string) {
    const { state, revision: roundRevision } = await this.streams.load(round, roundStream(roundId));
    const { terms, status } = existing(state);
    const closesAt = terms.timetable?.closesAt;
    const roundClosed = status === 'scheduled' && closesAt !== undefined && !isBefore(at, closesAt);
    const criteria = terms.criteria?.criteria.map(({ id, weightPercent }) => ({ id, weightPercent })) ?? [];
    return { roundRevision, roundClosed, criteria };
  }
}
