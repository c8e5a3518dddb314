import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import { isBefore } from '#kernel';
import { Vault } from '#privacy';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { interests, interestsStream } from '../interests/interests.decider.js';
import { declaredOn } from '../interests/interests.rules.js';
import { round } from '../round/round.decider.js';
import { existing, roundStream } from '../round/round.state.js';
import { assessment } from './assessment.decider.js';

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
  ) {}

  /** `seen` is the whole list that the person was shown; `interests` are those of it that they ticked. */
  async declareInterests(actor: Actor, commandId: string, roundId: string, wish: InterestsWish): Promise<Saved> {
    const { state } = await this.streams.load(round, roundStream(roundId));
    const sender = actor.sender('declare-interests', existing(state).funderId, commandId);
    const record = this.vault.sealer(`interests:${roundId}:${actor.personId}`);
    const declared = wish.interests.map(({ applicationId, nature }) =>
      ({ applicationId, nature: record.seal('nature', nature) }));
    await record.save();
    const command = {
      type: 'DeclareInterests', roundId, personId: actor.personId, seen: wish.seen, interests: declared,
      at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(interests, command, sender, { roundId, ...wish }));
  }

  async score(actor: Actor, commandId: string, applicationId: string, wish: readonly ScoreWish[]): Promise<Saved> {
    const { roundId, funderId, status } = await this.applicationOf(applicationId);
    const sender = actor.sender('assess', funderId, commandId);
    const at = this.clock.now();
    const facts = {
      ...await this.roundFor(roundId, at), awaitsDecision: status === 'submitted',
      interest: await this.interestOf(actor, roundId, applicationId),
    };
    const record = this.vault.sealer(`application:${applicationId}`);
    const scores = wish.map(({ reason, ...score }) => ({ ...score, reason: record.seal('reason', reason) }));
    await record.save();
    const assessorId = actor.personId;
    const command = { type: 'ScoreApplication', applicationId, roundId, assessorId, scores, case: facts, at } as const;
    return this.commands.execute(new Execute(assessment, command, sender, { applicationId, scores: wish }));
  }

  private async applicationOf(applicationId: string) {
    const { state } = await this.streams.load(application, applicationStream(applicationId));
    return started(state);
  }

  private async interestOf(actor: Actor, roundId: string, applicationId: string) {
    const { state, revision } = await this.streams.load(interests, interestsStream(roundId, actor.personId));
    return declaredOn(state, revision, applicationId);
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
