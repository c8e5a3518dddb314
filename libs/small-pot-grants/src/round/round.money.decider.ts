import {
  type CallInFacts, type CallInStanding, callInStandingOf, type Command, daysAfter, type Deciding, delegationFor,
  inPounds, isBefore, isPence, Refusal, type Sealed,
} from '#kernel';
import { mustBeFreeToDecide } from '../decision/deciding.rules.js';
import type { DeclaredInterest } from '../interests/interests.rules.js';
import { type PanelFacts, standingOnPanel } from '../panel/panel-evidence.rules.js';
import { scheduled } from './round.lifecycle.decider.js';
import type { Budget, GrantReleaseCause, RoundMoneyEvent } from './round.money.events.js';
import { isReserved, leftInPot, leftUnderCeiling, neighbourhoodOf, type Round, type Scheduled } from './round.state.js';

/**
 * What the decider of a grant stood on, read from the streams of the application, the round, the interests, the scores,
 * the delegations, the duties and the panel's minutes.
 */
export type CaseForDecision = Readonly<{
  applicationId: string; awaitsDecision: boolean; askedPence: number; wardCode: string | null;
  applicationRevision: number; interest: DeclaredInterest; assessorIds: readonly string[]; assessmentRevision: number;
  rank: number | null; roundApprovedBy: string; fillers: readonly string[]; by: Deciding; panel: PanelFacts;
  /** Null where the funder has no calling in. */
  callIn: CallInFacts | null;
}>;

export type RoundMoneyCommand =
  | Command<'ReserveGrant',
      { roundId: string; pence: number; decidedBy: string; reasons: Sealed; case: CaseForDecision }>
  | Command<'ConfirmGrant', { roundId: string; applicationId: string }>
  | Command<'ReleaseGrant', { roundId: string; applicationId: string; cause: GrantReleaseCause }>;

type DecideMoney = {
  readonly [T in RoundMoneyCommand['type']]:
    (command: Extract<RoundMoneyCommand, { type: T }>, state: Round) => readonly [RoundMoneyEvent];
};

export const decideMoney: DecideMoney = {
  ReserveGrant({ roundId, pence, decidedBy, reasons, case: facts, at }, state) {
    const round = scheduled(state);
    mustBeClosed(round, at);
    mustBeUndecided(round, facts);
    mustBeFreeToDecide(facts);
    mustBeWithinRequest(pence, facts.askedPence);
    const delegation = delegationFor(pence, at, facts.by);
    const { applicationId, askedPence } = facts;
    const [pot, place] = [taken(leftInPot(round), pence, 'the pot'), placeOf(round, facts, pence)];
    const evidence = {
      applicationRevision: facts.applicationRevision, interestsRevision: facts.interest.revision,
      assessmentRevision: facts.assessmentRevision, rank: facts.rank, dutiesRevision: facts.by.duties.revision,
      ...standingOnPanel({ outcome: 'award', pence }, facts.panel),
    };
    const callIn = callInStandingOf(pence, facts.callIn, facts.by.accounts);
    const acceptBy = daysAfter(offeredAt(at, callIn), round.terms.timetable.daysToAccept);
    const decision = { roundId, applicationId, pence, askedPence, reasons, decidedBy, delegation, evidence, acceptBy };
    return [{ type: 'GrantReserved', data: { ...decision, ...(callIn && { callIn }), pot, ...place } }];
  },

  ConfirmGrant({ roundId, applicationId }, state) {
    const { pence } = held(scheduled(state), applicationId);
    return [{ type: 'GrantConfirmed', data: { roundId, applicationId, pence } }];
  },

  ReleaseGrant({ roundId, applicationId, cause }, state) {
    const round = scheduled(state);
    const { pence, neighbourhoodId } = held(round, applicationId);
    const ceiling = leftUnderCeiling(round, neighbourhoodId);
    const budgets = { pot: given(leftInPot(round), pence), ceiling: ceiling === null ? null : given(ceiling, pence) };
    return [{ type: 'GrantReleased', data: { roundId, applicationId, pence, cause, neighbourhoodId, ...budgets } }];
  },
};

/** An offer goes out once nobody can call the decision in any more. */
const offeredAt = (at: string, callIn: CallInStanding | undefined) => (callIn?.canBeCalledIn ? callIn.until : at);

function mustBeClosed({ terms }: Scheduled, at: string) {
  if (isBefore(at, terms.timetable.closesAt))
    throw new Refusal('round-still-open', 'Decide after the round has closed, so that everybody has had their chance');
}

function mustBeUndecided(round: Scheduled, { applicationId, awaitsDecision }: CaseForDecision) {
  if (isReserved(round, applicationId) || !awaitsDecision)
    throw new Refusal('not-awaiting-decision', 'This application is not waiting for a decision');
}

/** A whole or a part of what was asked for, and never more. */
export function mustBeWithinRequest(pence: number, askedPence: number) {
  if (!isPence(pence) || pence === 0) throw new Refusal('not-an-amount', 'Enter an amount, more than £0', 'pence');
  if (pence > askedPence)
    throw new Refusal('over-request', `The group asked for ${inPounds(askedPence)}. You cannot award more.`, 'pence');
}

/** A pot that is shared out per head has a ceiling for each neighbourhood; a simple pot asks for no ward. */
function placeOf(round: Scheduled, { wardCode }: CaseForDecision, pence: number) {
  const neighbourhood = wardCode === null ? undefined : neighbourhoodOf(round.terms, wardCode);
  const neighbourhoodId = neighbourhood?.id ?? null;
  if (!round.terms.money.perHead) return { neighbourhoodId, ceiling: null };
  if (!neighbourhood) throw new Refusal('ward-not-known', 'First say which ward this application is for', 'wardCode');
  const left = leftUnderCeiling(round, neighbourhood.id) ?? 0;
  return { neighbourhoodId, ceiling: taken(left, pence, neighbourhood.name) };
}

function taken(left: number, pence: number, from: string): Budget {
  if (pence > left)
    throw new Refusal('over-budget', `Only ${inPounds(left)} is left in ${from}. Award less, or decline.`, 'pence');
  return { leftBefore: left, leftAfter: left - pence };
}

const given = (left: number, pence: number): Budget => ({ leftBefore: left, leftAfter: left + pence });

function held({ reservations }: Scheduled, applicationId: string) {
  const reservation = reservations[applicationId];
  if (reservation?.status !== 'held') throw new Refusal('not-reserved', 'No grant is held for this application');
  return reservation;
}
