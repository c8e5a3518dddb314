import { Injectable } from '@nestjs/common';
import { endOfDay, londonDay, workingDaysLater } from '#calendar';
import { Streams } from '#event-store';
import type { CallInFacts, Instant } from '#kernel';
import { Constitutions } from '../constitution/constitutions.js';
import { callIn } from './call-in.decider.js';
import { callInStream } from './call-in.state.js';

/** For those who decide: whether councillors can look at it before anything comes of it. */
@Injectable()
export class CallInPeriods {
  constructor(private readonly streams: Streams, private readonly constitutions: Constitutions) {}

  /** What a decision that is made at this moment has to know. Null where the funder has no calling in. */
  async factsFor(
    { organisationId, reference }: { organisationId: string; reference: string }, at: Instant,
  ): Promise<CallInFacts | null> {
    const { state: { callIn: rules }, revision } = await this.constitutions.load(organisationId);
    if (!rules) return null;
    const { state } = await this.streams.load(callIn, callInStream(organisationId, reference));
    const { members, fromPence, workingDays } = rules;
    return {
      constitutionRevision: revision, fromPence, members, until: callInUntil(at, workingDays),
      exemptedBy: state.status === 'exempt' ? state.accounts : null,
      wasCalledIn: 'wasCalledIn' in state && state.wasCalledIn,
    };
  }
}

/**
 * The last moment at which a decision can be called in. The day of its publication does not count, nor do weekends and
 * bank holidays; the last day counts to its end.
 */
export const callInUntil = (publishedAt: Instant, workingDays: number): Instant =>
  endOfDay(workingDaysLater(londonDay(publishedAt), workingDays));
