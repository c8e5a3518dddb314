import { Injectable } from '@nestjs/common';
import { Clock, Streams } from '#event-store';
import { type Actor, DecidingPeople } from '#identity';
import { CallInPeriods, referenceOf } from '#scrutiny';
import { application } from '../application/application.decider.js';
import { applicationStream, started } from '../application/application.state.js';
import { assessment, assessmentStream } from '../assessment/assessment.decider.js';
import { declaredBy } from '../interests/declared-by.js';
import { PanelVotes } from '../panel/panel-votes.js';
import { round } from '../round/round.decider.js';
import type { CaseForDecision } from '../round/round.money.decider.js';
import { roundStream } from '../round/round.state.js';
import { Ranking } from './ranking.js';

/** All that a decision on an application stands on, read from the streams as they are now. */
@Injectable()
export class CasesForDecision {
  constructor(
    private readonly streams: Streams, private readonly clock: Clock, private readonly ranking: Ranking,
    private readonly people: DecidingPeople, private readonly panelVotes: PanelVotes,
    private readonly callIns: CallInPeriods,
  ) {}

  /** @throws Refusal where there is no such application */
  async of(actor: Actor, applicationId: string) {
    const { state, revision } = await this.streams.load(application, applicationStream(applicationId));
    const known = started(state);
    const { roundId, funderId, status, askedPence, wardCode, fillers } = known;
    const by = await this.people.deciding(actor, funderId);
    const scored = await this.streams.load(assessment, assessmentStream(applicationId));
    const item = { organisationId: funderId, reference: referenceOf(applicationId) };
    const facts: CaseForDecision = {
      applicationId, awaitsDecision: status === 'submitted', askedPence, wardCode, applicationRevision: revision,
      interest: await declaredBy(this.streams, by.accounts, roundId, applicationId),
      assessorIds: scored.state.assessorIds, assessmentRevision: scored.revision,
      rank: await this.ranking.rankOf(roundId, applicationId), by,
      roundApprovedBy: await this.approverOf(roundId), fillers,
      panel: await this.panelVotes.on({ applicationId, roundId, funderId }, actor),
      callIn: await this.callIns.factsFor(item, this.clock.now()),
    };
    return { known, facts, state };
  }

  private async approverOf(roundId: string) {
    const { state } = await this.streams.load(round, roundStream(roundId));
    return state.status === 'scheduled' ? state.approvedBy : '';
  }
}
