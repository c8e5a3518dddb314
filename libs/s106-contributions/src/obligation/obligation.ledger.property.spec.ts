import fc from 'fast-check';
import { decide, evolve, fold, Refusal } from '#kernel';
import { dayAfter } from '../days.rules.js';
import { Ledger } from './ledger.fixture.js';
import { obligation, type ObligationCommand } from './obligation.decider.js';
import type { ObligationEvent } from './obligation.events.js';
import { allocate, at, dee, demanded, otherWard, reached, text, ward, withTerms } from './obligation.examples.js';
import { allocatedPence, excessPence, freePence, outstandingPence, type Secured,
  usedPence } from './obligation.state.js';
import type { SpendBy } from './obligation.terms.events.js';

/** `SEED=… npm test` runs the same histories again. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const histories = 10_000;

type Wish = Readonly<{ do: keyof typeof commands; pence: number; which: number; days: number; odd: boolean }>;

/** Few pence and few days, so that the last penny and the last day are often met. */
const demandPence = 40;
const years = fc.constantFrom(1, 2);
const spendBys: fc.Arbitrary<SpendBy | null> = fc.option(fc.record({
  years, from: fc.constantFrom('first-receipt', 'last-receipt'), counts: fc.constantFrom('spent', 'spent-or-committed'),
}));

const [o1, reasons] = ['o1', text('why')];
type Make = (wish: Wish, today: string, n: number) => ObligationCommand;
const id = (wish: Wish) => `al${wish.which}`;
const whenever = (today: string) => ({ at, today, obligationId: o1 });
const commands = {
  receive: ({ pence, odd }, today, n) => ({
    type: 'ReceiveMoney', ...whenever(today), receiptId: `r${n}`, day: today, pence, interestPence: odd ? 1 : 0,
    recordedBy: 'fin',
  }),
  fee: ({ pence }, today) => ({ type: 'TakeMonitoringFee', ...whenever(today), pence, takenBy: 'fin' }),
  allocate: (wish, today) => ({
    ...allocate, today, allocationId: id(wish), proposalId: null, proposal: null, pence: wish.pence,
    wardCode: wish.odd ? otherWard : ward,
  }),
  release: (wish, today) => ({
    type: 'ReleaseAllocation', ...whenever(today), allocationId: id(wish), cause: 'not-needed', reasons,
      releasedBy: 'd',
  }),
  spend: (wish, today, n) => ({
    type: 'SpendMoney', ...whenever(today), allocationId: id(wish), spendingId: `s${n}`, pence: wish.pence, day: today,
    what: reasons, evidence: reasons, recordedBy: 'fin',
  }),
  transfer: (wish, today, n) => ({
    type: 'TransferMoney', ...whenever(today), allocationId: id(wish), transferId: `t${n}`, pence: wish.pence,
    day: today, recipient: reasons, agreementDay: today, spendByDay: wish.odd ? null : today, agreement: reasons,
      transferredBy: 'fin',
  }),
  expire: (_, today) => ({ type: 'Expire', ...whenever(today) }),
  giveBack: ({ pence }, today) => ({
    type: 'ReturnMoney', ...whenever(today), day: today, pence, interestPence: 0, to: reasons, reasons,
      returnedBy: 'fin',
  }),
  dispute: (_, today) => ({ type: 'DisputeDemand', ...whenever(today), day: today, reasons, recordedBy: 'pat' }),
  settle: ({ pence }, today) =>
    ({ type: 'SettleDispute', ...whenever(today), day: today, pence, reasons, settledBy: 'pat' }),
  writeOff: (_, today) => ({ type: 'WriteOff', at, obligationId: o1, day: today, reasons, decidedBy: 'dee', by: dee }),
  vary: ({ odd, which }) => ({
    type: 'VaryObligation', at, obligationId: o1, variationId: 'v1', purpose: odd ? 'health' : 'community-facilities',
    spendOn: reasons, wardCodes: which === 0 ? [ward] : [ward, otherWard], reasons, variedBy: 'pat',
    spendBy: { years: which, from: 'last-receipt', counts: 'spent' },
    agreement: { funderId: 'lcc', deedDay: '', dwellings: 1, variationIds: ['v1'], revision: 3,
      site: { commencedOn: null, occupations: [], phases: {} } },
  }),
  close: (_, today) => ({ type: 'CloseObligation', at, obligationId: o1, day: today, closedBy: 'pat' }),
} satisfies Record<string, Make>;

const weights: Partial<Record<keyof typeof commands, number>> =
  { receive: 8, allocate: 10, spend: 8, transfer: 4, release: 4, giveBack: 3, fee: 2, expire: 2, vary: 2 };
const wishes: fc.Arbitrary<Wish> = fc.record({
  do: fc.oneof(...(Object.keys(commands) as (keyof typeof commands)[])
    .map((one) => ({ weight: weights[one] ?? 1, arbitrary: fc.constant(one) }))),
  pence: fc.integer({ min: -1, max: 25 }), which: fc.nat(2), days: fc.constantFrom(0, 0, 0, 0, 0, 1, 30, 200),
  odd: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
});

const bill = { ...demanded, data: { ...demanded.data, pence: demandPence } };

function begin(spendBy: SpendBy | null): Secured {
  const contribution = { kind: 'sum', pence: demandPence, indexation: null } as const;
  // An interest of 50% a year, so that pennies of it are owed.
  const secured = withTerms({ contribution, spendBy, monitoringFeePence: 5, lateInterest: 5_000 });
  return fold(obligation, [secured, reached, bill]) as Secured;
}

/** What was decided: the event, or the rule that said no. */
function decided(command: ObligationCommand, state: Secured): ObligationEvent | string {
  try {
    return decide(obligation, command, state)[0]!;
  } catch (error) {
    if (error instanceof Refusal) return error.rule;
    throw error;
  }
}

/** `expect` would take most of the time. */
function must(holds: boolean, what: string) {
  if (!holds) throw new Error(what);
}

function mustBalance(state: Secured, ledger: Ledger) {
  const { received, interest, fee, returned, free, left, used } = ledger;
  must(received + interest === fee + left + used + free + returned, 'the ledger does not balance');
  const [told, known] = [[free, left + used, used, fee, returned, received, interest], [
    freePence(state), allocatedPence(state), usedPence(state), state.feePence, state.returnedPence,
    state.receivedPence, state.interestPence,
  ]];
  must(told.every((pence, i) => pence === known[i]), `the ledger has ${told.join()}, the obligation ${known.join()}`);
  const parts = [free, fee, returned, ...[...ledger.held.values()].flatMap((one) => [one.left, one.used])];
  must(Math.min(...parts, outstandingPence(state), excessPence(state)) >= 0, 'something is below nothing');
  must(fee <= 5, 'the fee is above what the deed leaves');
  const { asked, paid } = ledger;
  const [owed, above] = [outstandingPence(state), excessPence(state)];
  must(owed === Math.max(0, asked - paid), `${owed} is owed, with ${paid} of ${asked} paid`);
  must(above === Math.max(0, paid - asked), `${above} is too much, with ${paid} of ${asked} paid`);
}

/** Money goes only where the deed, as it is by now, lets it go, and only in time. */
function mustKeepToTheDeed(event: ObligationEvent, before: Secured, today: string) {
  const isOver = before.expired || (before.spendByDay !== null && today > before.spendByDay);
  if (event.type === 'MoneyReceived') must(event.data.pence <= outstandingPence(before), 'above the demand');
  if (event.type === 'MoneyAllocated') must(isWithin(before, event.data) && !isOver, 'allocated outside the deed');
  if (event.type === 'MoneySpent' || event.type === 'MoneyTransferred')
    mustBeUsedByTheDeed(before, event.data.allocationId, isOver);
}

function mustBeUsedByTheDeed(before: Secured, allocationId: string, isOver: boolean) {
  must(isWithin(before, before.allocations[allocationId]!), 'used outside the deed');
  must(!isOver || before.terms.spendBy?.counts === 'spent-or-committed', 'used after the last day');
}

const isWithin = ({ wardCodes, purpose }: Secured, one: Readonly<{ wardCode: string; purpose: string }>) =>
  wardCodes.includes(one.wardCode) && purpose === one.purpose;

function mustSayWhatIsFree({ data }: ObligationEvent, before: Secured, after: Secured) {
  if (!('freeBefore' in data)) return;
  must(data.freeBefore === freePence(before) && data.freeAfter === freePence(after),
    'it says that other money is free');
}

describe(`the money of any obligation, whatever happens to it (SEED=${seed})`, () => {
  it(`balances to the penny in ${histories.toLocaleString('en-GB')} histories, with the ledger's identity`, () => {
    const outcomes = new Set<string>();
    fc.assert(fc.property(spendBys, fc.array(wishes, { minLength: 12, maxLength: 24, size: 'max' }), (spendBy,
      history) => {
      const ledger = new Ledger();
      ledger.write(bill);
      let [state, today] = [begin(spendBy), demanded.data.day];
      history.forEach((wish, n) => {
        today = dayAfter(today, wish.days);
        const outcome = decided(commands[wish.do](wish, today, n), state);
        outcomes.add(typeof outcome === 'string' ? outcome : outcome.type);
        if (typeof outcome === 'string') return;
        const after = evolve(obligation.evolve, state, outcome) as Secured;
        ledger.write(outcome);
        mustBalance(after, ledger);
        mustKeepToTheDeed(outcome, state, today);
        mustSayWhatIsFree(outcome, state, after);
        state = after;
      });
    }), { seed, numRuns: histories });

    // Nothing is shown by histories in which nothing happens.
    expect([...outcomes].sort()).toEqual([
      'AllocationReleased', 'ContributionExpired', 'ContributionWrittenOff', 'DemandDisputed', 'DisputeSettled',
      'MoneyAllocated', 'MoneyReceived', 'MoneyReturned', 'MoneySpent', 'MoneyTransferred', 'MonitoringFeeTaken',
      'ObligationClosed', 'ObligationVaried', 'above-allocated', 'above-demand', 'above-due-back', 'above-fee',
      'above-free', 'after-spend-by', 'already-closed', 'already-expired', 'disputed', 'interest-not-owed',
      'later-than-ours', 'no-dispute', 'no-such-allocation', 'not-an-amount', 'not-awaiting-decision', 'not-due-back',
      'not-finished', 'not-years', 'nothing-left', 'nothing-outstanding', 'nothing-owed', 'outside-area',
      'outside-purpose', 'too-early',
    ]);
  });
});
