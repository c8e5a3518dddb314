import { specification } from '#testing';
import { obligation } from './obligation.decider.js';
import {
  agreementFacts, allocated, at, demanded, otherWard, paid, reached, received, secured, site, terms, text, today,
  whose, withTerms,
} from './obligation.examples.js';
import type { ContributionExpired } from './obligation.money.events.js';
import type {
  ObligationCommuted, ObligationVaried, SpendBy, Terms, Trigger, UnitsDelivered,
} from './obligation.terms.events.js';

const past = specification(obligation);
const { pence: _, deedDay: __, agreementRevision: ___, ...wish } = secured.data;
const securing = { type: 'SecureObligation', at, ...wish, agreement: agreementFacts, tariff: null } as const;
const withTerm = (change: Partial<Terms>) => ({ ...securing, terms: { ...terms, ...change } });
const rate = { kind: 'rate', ratePence: 18_324, dwellings: 120, tariffFrom: null, indexation: null } as const;

describe('securing an obligation', () => {
  it('says what the deed asks for', () => void past().when(securing).then(secured));
  it('takes a reference once', () => void past(secured).when(securing).thenRefuses('reference-taken', 'reference'));
  it('is for one of the purposes of the open standard that are in use', () => {
    past().when({ ...securing, purpose: 'transport' }).thenRefuses('not-a-purpose', 'purpose');
  });
  it.each<[string, Trigger]>([
    ['beyond-dwellings', { kind: 'dwellings-occupied', number: 121 }],
    ['not-dwellings', { kind: 'dwellings-occupied', number: 0 }], ['not-a-phase', { kind: 'phase', phase: 'the last' }],
  ])('has a trigger that can come: %s', (rule, trigger) => {
    past().when(withTerm({ trigger })).thenRefuses(rule === 'beyond-dwellings' ? 'trigger-beyond-dwellings' : rule);
  });
  it('takes the last dwelling for a trigger', () => {
    const last = { kind: 'dwellings-occupied', number: 120 } as const;
    past().when(withTerm({ trigger: last })).then(withTerms({ trigger: last }));
  });
  it('counts no more dwellings than the agreement has', () => {
    past().when(withTerm({ contribution: { ...rate, dwellings: 121 } })).thenRefuses('beyond-dwellings', 'dwellings');
    past().when(withTerm({ contribution: { ...rate, dwellings: 0 } })).thenRefuses('not-dwellings', 'dwellings');
    past().when(withTerm({ contribution: { ...rate, ratePence: 0 } })).thenRefuses('not-an-amount', 'ratePence');
  });
  it.each([['payWithinDays', 366, 'not-days'], ['monitoringFeePence', 2_198_881, 'not-a-fee'],
    ['lateInterest', 5_001, 'not-a-percentage'], ['lateInterest', -1, 'not-a-percentage']] as const)(
    'does not take the %s %p', (field, value, rule) => {
      past().when(withTerm({ [field]: value })).thenRefuses(rule, field);
    });
  it.each([0, 51, 1.5])('does not take %p years to use the money', (years) => {
    past().when(withTerm({ spendBy: { years, from: 'last-receipt', counts: 'spent' } }))
      .thenRefuses('not-years', 'years');
  });
  it('can be a sum, or in kind', () => {
    past().when(withTerm({ contribution: { kind: 'sum', pence: 0, indexation: null } }))
      .thenRefuses('not-an-amount', 'pence');
    past().when(withTerm({ contribution: { kind: 'in-kind', units: 0, unit: 'square-metres' } }))
      .thenRefuses('not-units', 'units');
  });
});

describe('a rate from the tariff', () => {
  const tariff = { from: '2026-04-01', ratePence: 18_324, seriesCode: 'BCIS-TPI', indexedTo: '2026-04' };
  const indexation = { seriesCode: 'BCIS-TPI', baseMonth: '2026-04', monthsBefore: 0, floor: true };
  const taking = (change: object) => ({
    ...withTerm({ contribution: { ...rate, tariffFrom: '2026-04-01', indexation, ...change } }), tariff,
  });
  it('is the rate of the day of the deed', () => {
    past().when(taking({})).then(withTerms({ contribution: { ...rate, tariffFrom: '2026-04-01', indexation } }));
    past().when(taking({ ratePence: 18_325 })).thenRefuses('not-the-tariff', 'ratePence');
    past().when({ ...taking({}), tariff: null }).thenRefuses('not-the-tariff', 'ratePence');
  });
  it('never counts the months again whose index it has in it', () => {
    past().when(taking({ indexation: { ...indexation, baseMonth: '2026-03' } }))
      .thenRefuses('months-twice', 'baseMonth');
  });
  it('may be indexed from a later month, by the deed', () => {
    const later = { ...indexation, baseMonth: '2026-06' };
    past().when(taking({ indexation: later }))
      .then(withTerms({ contribution: { ...rate, tariffFrom: '2026-04-01', indexation: later } }));
  });
});

describe('a trigger', () => {
  const reach = { type: 'ReachTrigger', at, today, obligationId: 'o1', agreement: agreementFacts, said: null } as const;
  const on = (trigger: Trigger) => withTerms({ trigger });
  const then = (day: string) => ({ ...reached, data: { ...reached.data, day } });
  const built = {
    commencedOn: '2028-01-17', phases: { 2: '2028-02-02' },
    occupations: [{ day: '2028-02-01', occupied: 10 }, { day: '2028-02-20', occupied: 50 }],
  };
  it.each<[string, Trigger, string]>([
    ['work begins', { kind: 'commencement' }, '2028-01-17'],
    ['somebody lives there', { kind: 'first-occupation' }, '2028-02-01'],
    ['so many dwellings are lived in', { kind: 'dwellings-occupied', number: 11 }, '2028-02-20'],
    ['so many dwellings are lived in, to the last', { kind: 'dwellings-occupied', number: 50 }, '2028-02-20'],
    ['a phase is reached', { kind: 'phase', phase: '2' }, '2028-02-02'],
  ])('is reached on the day when %s', (_, trigger, day) => {
    past(on(trigger)).when({ ...reach, agreement: { ...agreementFacts, site: built } }).then(then(day));
  });
  it.each<Trigger>([
    { kind: 'first-occupation' }, { kind: 'dwellings-occupied', number: 51 }, { kind: 'phase', phase: '3' },
    { kind: 'other', words: text('when the road opens') },
  ])('is not reached before: %p', (trigger) => {
    const facts = { ...agreementFacts, site: trigger.kind === 'first-occupation' ? site : built };
    past(on(trigger)).when({ ...reach, agreement: facts }).thenRefuses('trigger-not-reached');
  });
  it('is reached once', () => void past(secured, reached).when(reach).thenRefuses('already-reached'));
  it('is an officer’s to judge only where the deed has words of its own', () => {
    const said = { day: '2028-02-28', evidence: text('the road opened') };
    past(on({ kind: 'other', words: text('the road') })).when({ ...reach, said }).then({
      ...reached, data: { ...reached.data, day: '2028-02-28', by: 'officer', evidence: text('the road opened') },
    });
    past(secured).when({ ...reach, said }).thenRefuses('site-says');
    past(on({ kind: 'other', words: text('the road') })).when({ ...reach, said: { ...said, day: '2028-03-02' } })
      .thenRefuses('in-the-future', 'day');
  });
});

describe('a deed that varies an obligation', () => {
  const spendBy: SpendBy = { years: 7, from: 'first-receipt', counts: 'spent' };
  const change = {
    obligationId: 'o1', variationId: 'v1', purpose: 'health', spendOn: text('a surgery'), wardCodes: [otherWard],
      spendBy,
    reasons: text('the hall is built'), variedBy: 'pat',
  };
  const vary = { type: 'VaryObligation', at, ...change, agreement: agreementFacts } as const;
  const varied: ObligationVaried = {
    type: 'ObligationVaried', data: { ...whose, ...change, spendByDay: '2035-02-20', agreementRevision: 2 },
  };
  it('changes purpose, area and last day', () => void past(...paid).when(vary).then(varied));
  it('is recorded on the agreement first', () => {
    past(...paid).when({ ...vary, variationId: 'v2' }).thenRefuses('no-such-variation', 'variationId');
  });
  it('gives no day where nothing came in yet', () => {
    past(secured).when(vary).then({ ...varied, data: { ...varied.data, spendByDay: null } });
  });
  it('gives no more time where it leaves the last day as it is', () => {
    const same = { ...vary, spendBy: terms.spendBy };
    const kept = { ...varied, data: { ...varied.data, spendBy: terms.spendBy, spendByDay: '2033-02-20' } };
    const over: ContributionExpired = { type: 'ContributionExpired', data: { ...whose, spendByDay: '2033-02-20',
      toReturnPence: 2_274_762, freeBefore: 2_274_762, freeAfter: 2_274_762, released: [] } };
    const late = { ...received, data: { ...received.data, receiptId: 'r2', day: '2033-03-01', pence: 0 } };
    const later = { at: '2033-03-01T09:00:00.000Z', today: '2033-03-01' };
    past(...paid, over, late).when(same).then(kept);
    past(...paid, over, kept).when({ type: 'Expire', obligationId: 'o1', ...later }).thenRefuses('already-expired');
    past(...paid, over, varied).when({ type: 'Expire', obligationId: 'o1', ...later }).thenRefuses('too-early');
    // From the last receipt on, another day would come out of a receipt that was after the last day.
    const fromLast = { years: 5, from: 'last-receipt', counts: 'spent' } as const;
    const paidLate = [withTerms({ spendBy: fromLast }), reached, demanded, received, over, late] as const;
    past(...paidLate).when({ ...vary, spendBy: fromLast })
      .then({ ...varied, data: { ...varied.data, spendBy: fromLast, spendByDay: '2033-02-20' } });
  });
  it('leaves what was allocated before for somewhere else unspent', () => {
    past(...paid, allocated, varied).when({
      type: 'SpendMoney', at, today, obligationId: 'o1', allocationId: 'al1', spendingId: 's1', pence: 1,
      day: today, what: text('slates'), evidence: text('invoice 1'), recordedBy: 'fin',
    }).thenRefuses('outside-purpose');
  });
  it.each([['purpose', 'flood', 'not-a-purpose'], ['wardCodes', [], 'no-wards']] as const)(
    'has a %s', (field, value, rule) => void past(...paid).when({ ...vary, [field]: value }).thenRefuses(rule, field));
});

describe('space or land', () => {
  const inKind = withTerms({ contribution: { kind: 'in-kind', units: 300, unit: 'square-metres' },
    monitoringFeePence: 0 });
  const given = { obligationId: 'o1', units: 200, day: today, evidence: text('keys'), recordedBy: 'pat' };
  const deliver = { type: 'DeliverUnits', at, today, ...given } as const;
  const delivered: UnitsDelivered =
    { type: 'UnitsDelivered', data: { ...whose, ...given, deliveredBefore: 0, deliveredAfter: 200 } };
  const deed = {
    obligationId: 'o1', variationId: 'v1', pence: 9_000_000, indexation: null, reasons: text('no room'),
      commutedBy: 'pat',
  };
  const commute = { type: 'CommuteObligation', at, ...deed, agreement: agreementFacts } as const;
  const commuted: ObligationCommuted =
    { type: 'ObligationCommuted', data: { ...whose, ...deed, units: 100, agreementRevision: 2 } };

  it('is handed over in parts', () => void past(inKind).when(deliver).then(delivered));
  it('is never more than the deed has', () => {
    past(inKind, delivered).when({ ...deliver, units: 101 }).thenRefuses('above-units', 'units');
    past(inKind).when({ ...deliver, units: 0 }).thenRefuses('not-units', 'units');
  });
  it('is not money', () => {
    past(secured).when(deliver).thenRefuses('not-in-kind');
    past(secured).when(commute).thenRefuses('not-in-kind');
  });
  it('becomes money by a deed, for what was not given', () => {
    past(inKind, delivered).when(commute).then(commuted);
    past(inKind, delivered).when({ ...commute, variationId: 'v9' }).thenRefuses('no-such-variation');
    past(inKind, delivered, { ...delivered, data: { ...delivered.data, units: 100, deliveredAfter: 300 } })
      .when(commute).thenRefuses('all-delivered');
    past(inKind).when({ ...commute, pence: 0 }).thenRefuses('not-an-amount', 'pence');
  });
});

describe('closing an obligation', () => {
  const close = { type: 'CloseObligation', at, obligationId: 'o1', day: today, closedBy: 'pat' } as const;
  const closed = (how: string) =>
    ({ type: 'ObligationClosed', data: { ...whose, day: today, closedBy: 'pat', how } }) as never;
  const all = { ...allocated, data: { ...allocated.data, pence: 2_274_762, freeAfter: 0 } };
  const spent = {
    type: 'MoneySpent', data: {
      ...whose, allocationId: 'al1', spendingId: 's1', pence: 2_274_762, day: today, what: text('a roof'),
      evidence: text('invoice'), recordedBy: 'fin',
    },
  } as const;
  it('waits until all of the money is used', () => {
    for (const history of [[secured], [secured, reached, demanded], paid, [...paid, allocated], [...paid, all]])
      past(...history).when(close).thenRefuses('not-finished');
    past(...paid, all, spent).when(close).then(closed('spent'));
  });
  it('ends it', () => {
    past(...paid, all, spent, closed('spent')).when(close).thenRefuses('already-closed');
    past(...paid, all, spent, closed('spent')).when({
      type: 'TakeMonitoringFee', at, today, obligationId: 'o1', pence: 1, takenBy: 'fin',
    }).thenRefuses('already-closed');
  });
  it('says that the money was given back', () => {
    const returned = {
      type: 'MoneyReturned', data: {
        ...whose, cause: 'expired', day: '2033-02-21', pence: 2_274_762, interestPence: 0, to: text('the payer'),
        reasons: text('not used'), returnedBy: 'fin', freeBefore: 2_274_762, freeAfter: 0,
      },
    } as const;
    past(...paid, returned).when(close).then(closed('returned'));
  });
  it('needs an obligation', () => void past().when(close).thenRefuses('no-such-obligation'));
});

