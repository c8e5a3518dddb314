import { type Command, daysAfter, delegationFor, Refusal, type Sealed } from '#kernel';
import { mustBeFreeToDecide } from '../decision/deciding.rules.js';
import { standingOnPanel } from '../panel/panel-evidence.rules.js';
import type { CaseForDecision } from '../round/round.money.decider.js';
import type { ApplicationCallInEvent, ReleaseCause } from './application.call-in.events.js';
import { type Application, type Awarded, type Hold, started } from './application.state.js';

type OneApplication = { applicationId: string };
type Again = OneApplication & { reasons: Sealed; decidedBy: string; case: CaseForDecision };
export type ApplicationCallInCommand =
  | Command<'HoldForCallIn', OneApplication>
  | Command<'ReferAwardBack', OneApplication & { by: 'committee' | 'council' }>
  | Command<'ReleaseOffer', OneApplication & { cause: ReleaseCause }>
  | Command<'ConfirmAward', Again>
  | Command<'TakeBackAward', Again>;

type DecideCallIn = {
  readonly [T in ApplicationCallInCommand['type']]:
    (command: Extract<ApplicationCallInCommand, { type: T }>, state: Application) => readonly [ApplicationCallInEvent];
};

/** An award that scrutiny can still call in, or has: nothing comes of it until it is released or decided again. */
export const decideCallIn: DecideCallIn = {
  HoldForCallIn({ applicationId }, state) {
    const { roundId } = heldIn('open', state);
    return [{ type: 'AwardCalledIn', data: { applicationId, roundId } }];
  },

  ReferAwardBack({ applicationId, by }, state) {
    const { roundId } = heldIn('called-in', state);
    return [{ type: 'AwardReferredBack', data: { applicationId, roundId, by } }];
  },

  ReleaseOffer({ applicationId, cause, at }, state) {
    const award = heldIn(cause === 'released' ? 'called-in' : 'open', state);
    const { roundId, pence } = award;
    // What the group was told already, where nothing came in between.
    const acceptBy = cause === 'released' ? fromNow(award, at) : award.acceptBy;
    return [{ type: 'OfferReleased', data: { applicationId, roundId, cause, pence, acceptBy } }];
  },

  ConfirmAward({ applicationId, reasons, decidedBy, case: facts, at }, state) {
    const award = heldIn('referred-back', state);
    const again = decidedAgain(award, facts, at);
    const panel = standingOnPanel({ outcome: 'award', pence: award.pence }, facts.panel);
    const data = { applicationId, roundId: award.roundId, reasons, decidedBy, ...again, ...panel };
    return [{ type: 'AwardConfirmed', data: { ...data, acceptBy: fromNow(award, at) } }];
  },

  /** What a panel carried before is what is taken back, so its vote binds nobody here. */
  TakeBackAward({ applicationId, reasons, decidedBy, case: facts, at }, state) {
    const award = heldIn('referred-back', state);
    const again = decidedAgain(award, facts, at);
    return [{ type: 'AwardTakenBack', data: { applicationId, roundId: award.roundId, reasons, decidedBy, ...again } }];
  },
};

type Held = Awarded & Readonly<{ hold: Hold }>;

const instead: Readonly<Record<Hold['phase'], string>> = {
  'open': 'This award does not wait to see whether councillors call it in',
  'called-in': 'This award is not called in',
  'referred-back': 'This decision was not sent back to be decided again',
};

function heldIn(phase: Hold['phase'], state: Application): Held {
  const known = started(state);
  if (known.status !== 'awarded' || known.hold?.phase !== phase) throw new Refusal(`not-${phase}`, instead[phase]);
  return { ...known, hold: known.hold };
}

/** The group has as long to answer as it would have had without any scrutiny. */
const fromNow = ({ acceptBy, hold: { until } }: Held, at: string) =>
  daysAfter(at, (Date.parse(acceptBy) - Date.parse(until)) / 86_400_000);

function decidedAgain({ pence }: Held, facts: CaseForDecision, at: string) {
  mustBeFreeToDecide(facts);
  const { interest: { revision: interestsRevision }, by } = facts;
  return { pence, delegation: delegationFor(pence, at, by), interestsRevision, dutiesRevision: by.duties.revision };
}
