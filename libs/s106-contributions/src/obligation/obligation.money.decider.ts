import {
  type Command, type Deciding, delegationFor, inPounds, isPence, mustBeIds, Refusal, type Sealed,
} from '#kernel';
import { mustHaveHappened } from '../days.rules.js';
import { mustBeFreeToDecideOnProposal, type ProposalCase } from '../proposal/deciding.rules.js';
import type {
  AllocationEvidence, AllocationReleased, MonitoringFeeTaken, MoneyReceived, MoneyReturned, MoneySpent,
  MoneyTransferred, ObligationMoneyEvent,
} from './obligation.money.events.js';
import { interestOn, mustPassOnTheDay, spendByAfter, unspent } from './obligation.money.rules.js';
import {
  dueBack, existingAllocation, isOver, mustBeApartFromTheDemand, mustBeInTime, mustBeWithin, mustCountInTime,
  takenFromAllocation, takenFromFree,
} from './obligation.rules.js';
import { freePence, leftIn, type Obligation, open, type Secured } from './obligation.state.js';

type Told<Data, Known extends keyof Data = never> =
  Omit<Data, 'agreementId' | 'funderId' | 'freeBefore' | 'freeAfter' | Known>;

/**
 * A decision on who gets money. `proposal` is null where the council spends it on something that nobody proposed;
 * otherwise `awaitsDecision` and the rest are what the proposal's and the consultation's streams say.
 */
export type Allocate = Command<'Allocate', {
  obligationId: string; allocationId: string; proposalId: string | null; purpose: string; wardCode: string;
  pence: number; today: string; project: Sealed; reasons: Sealed; decidedBy: string; by: Deciding;
  proposal: (ProposalCase & Readonly<{ awaitsDecision: boolean }>) | null;
  evidence: Omit<AllocationEvidence, 'dutiesRevision'>;
}>;
/** `today` is London's day. */
export type ObligationMoneyCommand =
  | Allocate
  | Command<'ReceiveMoney', Told<MoneyReceived['data'], 'daysLate' | 'interestOwedPence' | 'spendByDay'>
      & { today: string }>
  | Command<'TakeMonitoringFee', Told<MonitoringFeeTaken['data'], 'day'> & { today: string }>
  | Command<'ReleaseAllocation', Told<AllocationReleased['data'], 'proposalId' | 'pence' | 'day'> & { today: string }>
  | Command<'TransferMoney', Told<MoneyTransferred['data']> & { today: string }>
  | Command<'SpendMoney', Told<MoneySpent['data']> & { today: string }>
  | Command<'Expire', { obligationId: string; today: string }>
  | Command<'ReturnMoney', Told<MoneyReturned['data'], 'cause'> & { today: string }>;

type DecideMoney = {
  readonly [T in ObligationMoneyCommand['type']]:
    (command: Extract<ObligationMoneyCommand, { type: T }>, state: Obligation) => readonly [ObligationMoneyEvent];
};

export const decideMoney: DecideMoney = {
  ReceiveMoney({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    mustBeNew(known, data.receiptId);
    mustHaveHappened(data.day, today);
    const interest = interestOn(known, data);
    const freeBefore = freePence(known);
    const free = { freeBefore, freeAfter: freeBefore + data.pence + data.interestPence };
    return [{
      type: 'MoneyReceived',
      data: { ...known.whose, ...data, ...interest, ...free, spendByDay: spendByAfter(known, data.day) },
    }];
  },

  TakeMonitoringFee({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    mustBeInTime(known, today);
    const free = takenFromFree(known, data.pence);
    const left = known.terms.monitoringFeePence - known.feePence;
    if (data.pence > left)
      throw new Refusal('above-fee', `The deed leaves ${inPounds(left)} more for the monitoring fee.`, 'pence');
    return [{ type: 'MonitoringFeeTaken', data: { ...known.whose, ...data, ...free, day: today } }];
  },

  Allocate({ type: _, at, today, by, proposal, ...data }, state) {
    const known = open(state);
    mustBeIds([data.allocationId]);
    mustBeUndecided(known, data.allocationId, proposal);
    if (proposal) mustBeFreeToDecideOnProposal(proposal);
    mustBeInTime(known, today);
    mustBeWithin(known, data);
    const free = takenFromFree(known, data.pence);
    mustBeApartFromTheDemand(known, data.pence, by);
    const delegation = delegationFor(data.pence, at, by);
    const evidence = { ...data.evidence, dutiesRevision: by.duties.revision };
    return [{ type: 'MoneyAllocated', data: { ...known.whose, ...data, ...free, day: today, delegation, evidence } }];
  },

  ReleaseAllocation({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    const allocation = existingAllocation(known, data.allocationId);
    const pence = leftIn(allocation);
    if (pence === 0) throw new Refusal('nothing-left', 'Nothing of this allocation is left');
    const [freeBefore, { proposalId }] = [freePence(known), allocation];
    const free = { freeBefore, freeAfter: freeBefore + pence };
    return [{ type: 'AllocationReleased', data: { ...known.whose, ...data, ...free, proposalId, pence, day: today } }];
  },

  TransferMoney({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    mustBeNew(known, data.transferId);
    mustHaveHappened(data.day, today);
    mustHaveHappened(data.agreementDay, data.day, 'agreementDay');
    mustCountInTime(known, data.day);
    takenFromAllocation(known, data);
    mustPassOnTheDay(known, data.spendByDay);
    return [{ type: 'MoneyTransferred', data: { ...known.whose, ...data } }];
  },

  SpendMoney({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    mustBeNew(known, data.spendingId);
    mustHaveHappened(data.day, today);
    mustCountInTime(known, data.day);
    takenFromAllocation(known, data);
    return [{ type: 'MoneySpent', data: { ...known.whose, ...data } }];
  },

  Expire({ today }, state) {
    const known = open(state);
    const { spendByDay, whose, terms } = known;
    if (known.expired) throw new Refusal('already-expired', 'This money has expired already');
    if (spendByDay === null || !isOver(known, today)) throw new Refusal('too-early', 'The last day is not over yet');
    const released = terms.spendBy?.counts === 'spent-or-committed' ? [] : unspent(known);
    const freeBefore = freePence(known);
    const freeAfter = released.reduce((free, { pence }) => free + pence, freeBefore);
    if (freeAfter === 0) throw new Refusal('nothing-left', 'All of this money was used in time');
    const data = { ...whose, spendByDay, released, freeBefore, freeAfter, toReturnPence: freeAfter };
    return [{ type: 'ContributionExpired', data }];
  },

  ReturnMoney({ type: _, at: __, today, ...data }, state) {
    const known = open(state);
    mustHaveHappened(data.day, today);
    const { cause, most } = dueBack(known, data.day);
    const free = takenFromFree(known, data.pence);
    if (data.pence > most)
      throw new Refusal('above-due-back', `Only ${inPounds(most)} is above the demand and due back.`, 'pence');
    if (!isPence(data.interestPence)) throw new Refusal('not-an-amount', 'Enter an amount, or 0', 'interestPence');
    return [{ type: 'MoneyReturned', data: { ...known.whose, ...data, ...free, cause } }];
  },
};

function mustBeNew({ ids }: Secured, id: string) {
  mustBeIds([id]);
  if (ids.includes(id)) throw new Refusal('already-recorded', 'This is recorded already');
}

function mustBeUndecided({ allocations }: Secured, allocationId: string, proposal: Allocate['proposal']) {
  if (Object.hasOwn(allocations, allocationId) || proposal?.awaitsDecision === false)
    throw new Refusal('not-awaiting-decision', 'This proposal is not waiting for a decision');
}
