import {
  type CallInStanding, type Command, delegationFor, type Instant, isBefore, Refusal, type Sealed,
} from '#kernel';
import { mustBeFreeToDecide } from '../decision/deciding.rules.js';
import { standingOnPanel } from '../panel/panel-evidence.rules.js';
import { type CaseForDecision, mustBeWithinRequest } from '../round/round.money.decider.js';
import { type ApplicationEvent, type WithheldPart, withheldParts } from './application.events.js';
import { mustBeTheGroup, mustHaveClosed, type RoundFacts } from './application.rules.js';
import { type Application, type Awarded, started, type Submitted } from './application.state.js';

type OneApplication = { applicationId: string };
/** All accounts of whoever answers for the group. */
type ByGroup = { accounts: readonly string[] };
export type ApplicationDecisionCommand =
  | Command<'AwardGrant',
      OneApplication & {
        pence: number; reasons: Sealed; decidedBy: string; acceptBy: Instant; callIn?: CallInStanding;
      }>
  | Command<'DeclineApplication',
      OneApplication & { reasons: Sealed; decidedBy: string; round: RoundFacts; case: CaseForDecision }>
  | Command<'AcceptGrant', OneApplication & ByGroup>
  | Command<'RefuseGrant', OneApplication & ByGroup>
  | Command<'LapseOffer', OneApplication>
  | Command<'WithholdFromPublication',
      OneApplication & { parts: readonly WithheldPart[]; reason: Sealed; withheldBy: string }>;

type DecideDecision = {
  readonly [T in ApplicationDecisionCommand['type']]:
    (command: Extract<ApplicationDecisionCommand, { type: T }>, state: Application) => readonly [ApplicationEvent];
};

export const decideDecision: DecideDecision = {
  AwardGrant({ type: _, at: __, ...data }, state) {
    const { roundId, askedPence } = submitted(state);
    mustBeWithinRequest(data.pence, askedPence);
    return [{ type: 'GrantAwarded', data: { ...data, roundId, askedPence } }];
  },

  DeclineApplication({ applicationId, reasons, decidedBy, round, case: facts, at }, state) {
    const { roundId, askedPence } = submitted(state);
    // An award may be on its way: then its money is held by the round already.
    if (!facts.awaitsDecision)
      throw new Refusal('not-awaiting-decision', 'This application is not waiting for a decision');
    mustHaveClosed(round, at);
    mustBeFreeToDecide(facts);
    const delegation = delegationFor(askedPence, at, facts.by); // it turns down the whole sum
    const evidence = {
      interestsRevision: facts.interest.revision, assessmentRevision: facts.assessmentRevision, rank: facts.rank,
      dutiesRevision: facts.by.duties.revision, ...standingOnPanel({ outcome: 'decline', pence: 0 }, facts.panel),
    };
    const decision = { applicationId, roundId, reasons, decidedBy, delegation };
    return [{ type: 'ApplicationDeclined', data: { ...decision, ...evidence } }];
  },

  AcceptGrant({ applicationId, accounts, at }, state) {
    const { roundId, pence, acceptBy, fillers } = offered(state);
    mustBeTheGroup(accounts, { fillers });
    if (!isBefore(at, acceptBy))
      throw new Refusal('offer-lapsed', 'The time to accept this offer has run out. Talk to the funder.');
    return [{ type: 'GrantAccepted', data: { applicationId, roundId, pence } }];
  },

  RefuseGrant({ applicationId, accounts }, state) {
    const { roundId, pence, fillers } = awarded(state);
    mustBeTheGroup(accounts, { fillers });
    return [{ type: 'GrantRefused', data: { applicationId, roundId, pence } }];
  },

  LapseOffer({ applicationId, at }, state) {
    const { roundId, pence, acceptBy } = offered(state);
    if (isBefore(at, acceptBy)) throw new Refusal('too-early', 'The group still has time to accept');
    return [{ type: 'OfferLapsed', data: { applicationId, roundId, pence, acceptBy } }];
  },

  WithholdFromPublication({ type: _, at: __, ...data }, state) {
    const { roundId, status } = started(state);
    if (status === 'draft') throw new Refusal('not-sent', 'This application was not sent');
    if (!isSomeOf(withheldParts, data.parts))
      throw new Refusal('nothing-withheld', 'Choose what to withhold, each part once', 'parts');
    return [{ type: 'PublicationWithheld', data: { ...data, roundId } }];
  },
};

const isSomeOf = (known: readonly string[], parts: readonly string[]) =>
  parts.length > 0 && new Set(parts).size === parts.length && parts.every((part) => known.includes(part));

function submitted(state: Application): Submitted {
  const known = started(state);
  if (known.status !== 'submitted')
    throw new Refusal('not-awaiting-decision', 'This application is not waiting for a decision');
  return known;
}

function awarded(state: Application): Awarded {
  const known = started(state);
  if (known.status !== 'awarded') throw new Refusal('no-offer', 'There is no offer to answer');
  return known;
}

/** An award that nothing holds up. */
function offered(state: Application): Awarded {
  const award = awarded(state);
  if (award.hold)
    throw new Refusal('offer-held', 'Councillors can still look at this. You get an email when you can accept');
  return award;
}
