import { type Command, type Deciding, delegationFor, Refusal } from '#kernel';
import { dayAfter, mustHaveHappened } from '../days.rules.js';
import { type Figures, indexed } from '../index-series/indexation.rules.js';
import type {
  ContributionDemanded, ContributionInvoiced, ContributionWrittenOff, DemandCorrected, DemandCorrectionDeclined,
  DemandDisputed, DisputeSettled, ObligationDemandEvent, Working,
} from './obligation.demand.events.js';
import { mustBeAnAmount, mustBeApartFromTheDemand } from './obligation.rules.js';
import {
  basePence, type Demand, demanded, type Obligation, open, outstandingPence, owedPence,
} from './obligation.state.js';
import type { Contribution } from './obligation.terms.events.js';

type Told<Data, Known extends keyof Data = never> = Omit<Data, 'agreementId' | 'funderId' | Known>;
/** `figures` are those of the deed's index for its base month and the due month; null where the deed has no index. */
export type ObligationDemandCommand =
  | Command<'DemandContribution', Told<ContributionDemanded['data'], 'payBy' | 'working' | 'pence'>
      & { figures: Figures | null; today: string }>
  | Command<'ProposeCorrection', { obligationId: string; figures: Figures }>
  | Command<'AcceptCorrection', Told<DemandCorrected['data'], 'working' | 'beforePence'>>
  | Command<'DeclineCorrection', Told<DemandCorrectionDeclined['data']>>
  | Command<'InvoiceContribution', Told<ContributionInvoiced['data'], 'pence'> & { today: string }>
  | Command<'DisputeDemand', Told<DemandDisputed['data']> & { today: string }>
  | Command<'SettleDispute', Told<DisputeSettled['data'], 'beforePence'> & { today: string }>
  | Command<'WriteOff', Told<ContributionWrittenOff['data'], 'pence' | 'delegation' | 'dutiesRevision'>
      & { by: Deciding }>;

type DecideDemand = {
  readonly [T in ObligationDemandCommand['type']]:
    (command: Extract<ObligationDemandCommand, { type: T }>, state: Obligation) => readonly [ObligationDemandEvent];
};

export const decideDemand: DecideDemand = {
  DemandContribution({ type: _, at: __, figures, today, ...data }, state) {
    const known = open(state);
    const { demand, terms, triggerDay, whose } = known;
    if (demand) throw new Refusal('already-demanded', 'This money has been demanded already');
    if (triggerDay === null) throw new Refusal('trigger-not-reached', 'It is not due yet: its trigger is not reached');
    mustHaveHappened(data.day, today);
    const working = workingOf(terms.contribution, triggerDay, figures);
    const payBy = dayAfter(data.day, terms.payWithinDays);
    return [{ type: 'ContributionDemanded', data: { ...whose, ...data, payBy, working, pence: working.pence } }];
  },

  ProposeCorrection({ figures }, state) {
    const known = open(state);
    const { pence: beforePence, proposed, dispute } = demanded(known);
    if (dispute === 'settled') throw new Refusal('already-settled', 'This sum was settled, and no index moves it');
    const working = workingOf(known.terms.contribution, known.triggerDay!, figures);
    if (working.pence === (proposed ?? { pence: beforePence }).pence)
      throw new Refusal('nothing-to-correct', 'The figures come to the same sum');
    return [{
      type: 'DemandCorrectionProposed', data: { ...known.whose, working, pence: working.pence, beforePence },
    }];
  },

  AcceptCorrection({ type: _, at: __, ...data }, state) {
    const known = open(state);
    const demand = demanded(known);
    mustNotBeDisputed(demand);
    const working = proposedTo(demand, data.pence);
    return [{
      type: 'DemandCorrected', data: { ...known.whose, ...data, working, beforePence: demand.pence },
    }];
  },

  DeclineCorrection({ type: _, at: __, ...data }, state) {
    const known = open(state);
    proposedTo(demanded(known), data.pence);
    return [{ type: 'DemandCorrectionDeclined', data: { ...known.whose, ...data } }];
  },

  InvoiceContribution({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    const demand = demanded(known);
    mustNotBeDisputed(demand);
    mustHaveHappened(data.day, today);
    mustBeANewInvoice(data.invoiceNumber, demand);
    const pence = demand.pence - demand.writtenOffPence - demand.invoicedPence;
    if (pence <= 0) throw new Refusal('nothing-to-invoice', 'All that was demanded is invoiced already');
    return [{ type: 'ContributionInvoiced', data: { ...known.whose, ...data, pence } }];
  },

  DisputeDemand({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    mustNotBeDisputed(demanded(known));
    if (owedPence(known) === 0) throw new Refusal('nothing-owed', 'All of it was written off: nothing can be disputed');
    mustHaveHappened(data.day, today);
    return [{ type: 'DemandDisputed', data: { ...known.whose, ...data } }];
  },

  SettleDispute({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    const beforePence = owedPence(known);
    if (demanded(known).dispute !== 'open') throw new Refusal('no-dispute', 'No dispute is open');
    mustHaveHappened(data.day, today);
    mustBeAnAmount(data.pence);
    if (data.pence > beforePence)
      throw new Refusal('above-demand', 'A dispute is settled with what is owed, or with less', 'pence');
    return [{ type: 'DisputeSettled', data: { ...known.whose, ...data, beforePence } }];
  },

  WriteOff({ type: _, at, by, ...data }, state) {
    const known = open(state);
    demanded(known);
    const pence = outstandingPence(known);
    if (pence === 0) throw new Refusal('nothing-outstanding', 'Nothing is left to be paid');
    mustBeApartFromTheDemand(known, pence, by);
    const delegation = delegationFor(pence, at, by);
    const dutiesRevision = by.duties.revision;
    return [{ type: 'ContributionWrittenOff', data: { ...known.whose, ...data, pence, delegation, dutiesRevision } }];
  },
};

/** Line by line: rate × dwellings, or the sum; then by the index. @throws Refusal `in-kind`, `index-figure-missing` */
export function workingOf(contribution: Contribution, dueDay: string, figures: Figures | null): Working {
  if (contribution.kind === 'in-kind')
    throw new Refusal('in-kind', 'This obligation is about space or land. No money is demanded for it.');
  const base = basePence(contribution);
  const { ratePence, dwellings } = contribution.kind === 'rate' ? contribution : { ratePence: null, dwellings: null };
  const sum = contribution.indexation
    ? indexed(base, contribution.indexation, dueDay, figures ?? { base: null, due: null, revision: 0 }) : null;
  return { ratePence, dwellings, basePence: base, indexed: sum, pence: sum ? sum.pence : base };
}

function mustNotBeDisputed({ dispute }: Demand) {
  if (dispute === 'open') throw new Refusal('disputed', 'The developer disputes this demand. First settle that.');
}

/** The sum that somebody saw is the one that they decide on. @throws Refusal `no-correction`, `other-correction` */
function proposedTo({ proposed }: Demand, pence: number): Working {
  if (!proposed) throw new Refusal('no-correction', 'No correction is proposed');
  if (proposed.pence !== pence) throw new Refusal('other-correction', 'Another sum is proposed by now. Look again.');
  return proposed;
}

function mustBeANewInvoice(invoiceNumber: string, { invoiceNumbers }: Demand) {
  if (!/^[A-Za-z0-9][A-Za-z0-9/._-]{0,39}$/.test(invoiceNumber))
    throw new Refusal('not-a-reference', 'Use letters, numbers, slashes, dots and dashes only', 'invoiceNumber');
  if (invoiceNumbers.includes(invoiceNumber))
    throw new Refusal('already-invoiced', 'This invoice is recorded already', 'invoiceNumber');
}
