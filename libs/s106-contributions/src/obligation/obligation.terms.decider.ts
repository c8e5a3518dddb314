import { type Command, mustBeIds, Refusal, type Sealed } from '#kernel';
import { mustBeAReference, mustBeWards } from '../agreement/agreement.rules.js';
import { mustHaveHappened } from '../days.rules.js';
import { mustBeAnIndexation } from '../index-series/indexation.rules.js';
import type { TariffRate } from '../tariff/tariff.decider.js';
import { isSameSpendBy, lastDay, mustBeAnAmount } from './obligation.rules.js';
import {
  allocatedPence, basePence, freePence, type Obligation, open, outstandingPence, type Secured, usedPence,
} from './obligation.state.js';
import type {
  ObligationClosed, ObligationCommuted, ObligationSecured, ObligationTermsEvent, ObligationVaried, UnitsDelivered,
} from './obligation.terms.events.js';
import {
  type AgreementFacts, mustBeAPurpose, mustBeASpendBy, mustBeTerms, mustHaveVariation, reachedOn,
} from './obligation.terms.rules.js';

type Told<Data> = Omit<Data, 'agreementId' | 'funderId'>;
/** `tariff`: the funder's rate on the day of the deed; null where there was none. `today` is London's day. */
export type ObligationTermsCommand =
  | Command<'SecureObligation', Omit<ObligationSecured['data'], 'pence' | 'deedDay' | 'agreementRevision'>
      & { agreement: AgreementFacts; tariff: TariffRate | null }>
  | Command<'VaryObligation', Omit<Told<ObligationVaried['data']>, 'agreementRevision' | 'spendByDay'>
      & { agreement: AgreementFacts }>
  | Command<'ReachTrigger', {
      obligationId: string; agreement: AgreementFacts; today: string;
      /** What an officer says, where the deed's words need judgement. */
      said: Readonly<{ day: string; evidence: Sealed }> | null;
    }>
  | Command<'DeliverUnits',
      Omit<Told<UnitsDelivered['data']>, 'deliveredBefore' | 'deliveredAfter'> & { today: string }>
  | Command<'CommuteObligation', Omit<Told<ObligationCommuted['data']>, 'agreementRevision' | 'units'>
      & { agreement: AgreementFacts }>
  | Command<'CloseObligation', Omit<Told<ObligationClosed['data']>, 'how'>>;

type DecideTerms = {
  readonly [T in ObligationTermsCommand['type']]:
    (command: Extract<ObligationTermsCommand, { type: T }>, state: Obligation) => readonly [ObligationTermsEvent];
};

export const decideTerms: DecideTerms = {
  SecureObligation({ type: _, at: __, agreement, tariff, ...data }, state) {
    if (state.status !== 'none')
      throw new Refusal('reference-taken', 'This agreement has an obligation with this reference already', 'reference');
    mustBeIds([data.obligationId, data.agreementId, data.funderId]);
    mustBeAReference(data.reference, 'reference');
    mustBeAPurpose(data.purpose);
    mustBeWards(data.wardCodes);
    mustBeTerms(data.terms, agreement, tariff);
    const { deedDay, revision: agreementRevision } = agreement;
    const pence = basePence(data.terms.contribution);
    return [{ type: 'ObligationSecured', data: { ...data, pence, deedDay, agreementRevision } }];
  },

  VaryObligation({ type: _, at: __, agreement, ...data }, state) {
    const known = open(state);
    mustHaveVariation(data.variationId, agreement);
    mustBeAPurpose(data.purpose);
    mustBeWards(data.wardCodes);
    mustBeASpendBy(data.spendBy);
    const spendByDay = isSameSpendBy(data.spendBy, known.terms.spendBy)
      ? known.spendByDay : lastDay(data.spendBy, known.firstReceipt, known.lastReceipt);
    return [{
      type: 'ObligationVaried', data: { ...known.whose, ...data, spendByDay, agreementRevision: agreement.revision },
    }];
  },

  ReachTrigger({ agreement, said, today }, state) {
    const known = open(state);
    if (known.triggerDay !== null) throw new Refusal('already-reached', 'The trigger is reached already');
    const facts = { ...known.whose, agreementRevision: agreement.revision };
    if (said === null) {
      const day = reachedOn(known.terms.trigger, agreement.site);
      if (day === null) throw new Refusal('trigger-not-reached', 'The building has not got there yet');
      return [{ type: 'TriggerReached', data: { ...facts, day, by: 'site', evidence: null } }];
    }
    if (known.terms.trigger.kind !== 'other')
      throw new Refusal('site-says', 'Record how far the building is, on the agreement: the trigger follows from it');
    mustHaveHappened(said.day, today);
    return [{ type: 'TriggerReached', data: { ...facts, day: said.day, by: 'officer', evidence: said.evidence } }];
  },

  DeliverUnits({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    const left = unitsLeft(known);
    mustHaveHappened(data.day, today);
    if (!Number.isInteger(data.units) || data.units < 1)
      throw new Refusal('not-units', 'Enter how many, in whole numbers', 'units');
    if (data.units > left) throw new Refusal('above-units', `Only ${left} are left to come`, 'units');
    const { whose, deliveredUnits: deliveredBefore } = known;
    const deliveredAfter = deliveredBefore + data.units;
    return [{ type: 'UnitsDelivered', data: { ...whose, ...data, deliveredBefore, deliveredAfter } }];
  },

  CommuteObligation({ type: _, at: __, agreement, ...data }, state) {
    const known = open(state);
    const units = unitsLeft(known);
    mustHaveVariation(data.variationId, agreement);
    if (units === 0) throw new Refusal('all-delivered', 'All of it was given: nothing is left to turn into money');
    mustBeAnAmount(data.pence);
    if (data.indexation) mustBeAnIndexation(data.indexation);
    const agreementRevision = agreement.revision;
    return [{ type: 'ObligationCommuted', data: { ...known.whose, ...data, units, agreementRevision } }];
  },

  CloseObligation({ type: _, at: __, ...data }, state) {
    const known = open(state);
    return [{ type: 'ObligationClosed', data: { ...known.whose, ...data, how: howItEnded(known) } }];
  },
};

/** @throws Refusal `not-in-kind` */
function unitsLeft({ terms: { contribution }, deliveredUnits }: Secured) {
  if (contribution.kind !== 'in-kind') throw new Refusal('not-in-kind', 'This obligation is about money');
  return contribution.units - deliveredUnits;
}

/** @throws Refusal `not-finished` */
function howItEnded(state: Secured): ObligationClosed['data']['how'] {
  if (state.terms.contribution.kind === 'in-kind') {
    if (unitsLeft(state) > 0) throw new Refusal('not-finished', `${unitsLeft(state)} are still to come`);
    return 'delivered';
  }
  if (!isSettled(state))
    throw new Refusal('not-finished', 'Money is still to come, to be spent or to be given back');
  if (state.receivedPence === 0) return 'written-off';
  return usedPence(state) > 0 ? 'spent' : 'returned';
}

const isSettled = (state: Secured) => state.demand !== null && outstandingPence(state) === 0
  && freePence(state) === 0 && allocatedPence(state) === usedPence(state);
