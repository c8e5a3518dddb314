import { specification } from '#testing';
import { obligation } from './obligation.decider.js';
import {
  allocate, allocated, at, dee, demanded, otherWard, paid, reached, received, secured, text, today, whose, withTerms,
} from './obligation.examples.js';
import type {
  AllocationReleased, ContributionExpired, MoneyReceived, MoneyReturned, MoneySpent, MoneyTransferred,
  MonitoringFeeTaken,
} from './obligation.money.events.js';

const past = specification(obligation);
const history = [secured, reached, demanded] as const;
const afterwards = '2033-02-21';
const later = { at: '2033-02-21T09:00:00.000Z', today: afterwards };

describe('money that comes in', () => {
  const receipt = { obligationId: 'o1', receiptId: 'r1', day: '2028-02-20', pence: 2_274_762, interestPence: 0 };
  const receive = { type: 'ReceiveMoney', at, today, ...receipt, recordedBy: 'fin' } as const;
  const part = (data: Partial<MoneyReceived['data']>): MoneyReceived =>
    ({ ...received, data: { ...received.data, ...data } });

  it('is for the demand', () => void past(...history).when(receive).then(received));
  it('can come in parts, to the last penny', () => {
    const first = part({ pence: 2_000_000, freeAfter: 2_000_000 });
    past(...history).when({ ...receive, pence: 2_000_000 }).then(first);
    past(...history, first).when({ ...receive, receiptId: 'r2', pence: 274_762, day: '2028-02-25' })
      .then(part({ receiptId: 'r2', day: '2028-02-25', pence: 274_762, freeBefore: 2_000_000 }));
    past(...history, first).when({ ...receive, receiptId: 'r2', pence: 274_763 }).thenRefuses('above-demand', 'pence');
  });
  it('is never more than was demanded', () => {
    past(...history).when({ ...receive, pence: 2_274_763 }).thenRefuses('above-demand', 'pence');
  });
  it('was demanded', () => void past(secured, reached).when(receive).thenRefuses('not-demanded'));
  it('is recorded once', () => void past(...paid).when(receive).thenRefuses('already-recorded'));
  it('is an amount, and of a day that has come', () => {
    past(...history).when({ ...receive, pence: 0 }).thenRefuses('not-an-amount', 'pence');
    past(...history).when({ ...receive, pence: -1 }).thenRefuses('not-an-amount', 'pence');
    past(...history).when({ ...receive, day: '2028-03-02' }).thenRefuses('in-the-future', 'day');
  });
  it('did not come in before the demand, so that a mistyped year cannot end its time at once', () => {
    past(...history).when({ ...receive, day: '2018-02-20' }).thenRefuses('before-the-demand', 'day');
    past(...history).when({ ...receive, day: '2028-01-31' }).thenRefuses('before-the-demand', 'day');
    past(...history).when({ ...receive, day: '2028-02-01' })
      .then(part({ day: '2028-02-01', spendByDay: '2033-02-01' }));
  });
  it('is in time on the last day, and late on the next', () => {
    past(...history).when({ ...receive, day: '2028-02-29' })
      .then(part({ day: '2028-02-29', spendByDay: '2033-02-28' }));
    // 2,274,762 × 4.25% × 1 ÷ 365 = 264.869…
    past(...history).when({ ...receive, day: '2028-03-01', interestPence: 265 }).then(part({
      day: '2028-03-01', daysLate: 1, interestOwedPence: 265, interestPence: 265, freeAfter: 2_275_027,
      spendByDay: '2033-03-01',
    }));
  });
  it('brings no more late interest than the deed asks for, by hand: £10,000 at 4% for 30 days is £32.88', () => {
    const sum = withTerms({ contribution: { kind: 'sum', pence: 1_000_000, indexation: null }, lateInterest: 400 });
    const bill = { ...demanded, data: { ...demanded.data, pence: 1_000_000, payBy: '2028-01-31' } };
    // 1,000,000 × 0.04 × 30 ÷ 365 = 3,287.671…
    past(sum, reached, bill).when({ ...receive, pence: 1_000_000, day: '2028-03-01', interestPence: 3_288 }).then(part({
      day: '2028-03-01', pence: 1_000_000, daysLate: 30, interestOwedPence: 3_288, interestPence: 3_288,
      freeAfter: 1_003_288, spendByDay: '2033-03-01',
    }));
    past(sum, reached, bill).when({ ...receive, pence: 1_000_000, day: '2028-03-01', interestPence: 3_289 })
      .thenRefuses('interest-not-owed', 'interestPence');
  });
  it('can bring the interest later', () => {
    const late = part({ day: '2028-03-01', daysLate: 1, interestOwedPence: 265, spendByDay: '2033-03-01' });
    past(...history, late).when({ ...receive, receiptId: 'r2', day: today, pence: 0, interestPence: 265 }).then(part({
      receiptId: 'r2', day: today, daysLate: 1, pence: 0, interestPence: 265, freeBefore: 2_274_762,
      freeAfter: 2_275_027, spendByDay: '2033-03-01',
    }));
  });
  it('has its last day from the last receipt, where the deed says so', () => {
    const fromLast = withTerms({ spendBy: { years: 5, from: 'last-receipt', counts: 'spent' } });
    const first = part({ pence: 1, freeAfter: 1 });
    past(fromLast, reached, demanded, first).when({ ...receive, receiptId: 'r2', pence: 1, day: today })
      .then(part({ receiptId: 'r2', pence: 1, day: today, daysLate: 1, freeBefore: 1, freeAfter: 2,
        spendByDay: '2033-03-01' }));
  });
});

describe('the monitoring fee', () => {
  const take = { type: 'TakeMonitoringFee', at, today, obligationId: 'o1', pence: 100_000, takenBy: 'fin' } as const;
  const taken: MonitoringFeeTaken = {
    type: 'MonitoringFeeTaken',
    data: { ...whose, day: today, pence: 100_000, takenBy: 'fin', freeBefore: 2_274_762, freeAfter: 2_174_762 },
  };
  it('is what the deed leaves the council', () => {
    past(...paid).when(take).then(taken);
    past(...paid).when({ ...take, pence: 100_001 }).thenRefuses('above-fee', 'pence');
    past(...paid, taken).when({ ...take, pence: 1 }).thenRefuses('above-fee', 'pence');
  });
  it('comes out of what came in', () => void past(...history).when(take).thenRefuses('above-free', 'pence'));
});

describe('allocating money', () => {
  it('carries the whole decision', () => void past(...paid).when(allocate).then(allocated));
  it('is never a penny more than what is free', () => {
    const by = { ...dee, delegations: [{ ...dee.delegations[0]!, upToPence: 10_000_000 }] };
    past(...paid).when({ ...allocate, by, pence: 2_274_763 }).thenRefuses('above-free', 'pence');
    past(...paid, allocated).when({ ...allocate, by, allocationId: 'al2', pence: 774_763 })
      .thenRefuses('above-free', 'pence');
  });
  it('keeps to the deed’s purpose and area', () => {
    past(...paid).when({ ...allocate, purpose: 'health' }).thenRefuses('outside-purpose', 'purpose');
    past(...paid).when({ ...allocate, wardCode: otherWard }).thenRefuses('outside-area', 'wardCode');
  });
  it('keeps to the last day, that day included', () => {
    past(...paid).when({ ...allocate, ...later, today: '2033-02-20' })
      .then({ ...allocated, data: { ...allocated.data, day: '2033-02-20' } });
    past(...paid).when({ ...allocate, ...later }).thenRefuses('after-spend-by');
  });
  it('keeps to a delegation', () => {
    past(...paid).when({ ...allocate, pence: 2_000_001 }).thenRefuses('beyond-delegation', 'pence');
  });
  it('is not decided by whoever demanded the money, from the funder’s sum on', () => {
    const by = { ...dee, accounts: ['dee', 'pat'] };
    past(...paid).when({ ...allocate, by }).thenRefuses('demander-cannot-decide');
    const small = { ...by, duties: { ...by.duties, approverFromPence: 1_500_001 } };
    past(...paid).when({ ...allocate, by: small }).then(allocated);
  });
  it('is not decided by whoever let duties join', () => {
    const duties = { ...dee.duties, approverFromPence: 9_000_000, setBy: 'dee-2' };
    past(...paid).when({ ...allocate, by: { ...dee, accounts: ['dee', 'dee-2', 'pat'], duties } })
      .thenRefuses('demander-cannot-decide');
  });
  it('is not decided with an interest, on one’s own proposal, or while the sector is asked', () => {
    const proposal = allocate.proposal!;
    past(...paid).when({ ...allocate, proposal: { ...proposal, interested: ['dee-2'] } }).thenRefuses('has-interest');
    past(...paid).when({ ...allocate, proposal: { ...proposal, proposers: ['dee-2'] } }).thenRefuses('own-proposal');
    past(...paid).when({ ...allocate, proposal: { ...proposal, isBeingAsked: true } })
      .thenRefuses('consultation-running');
  });
  it('is decided once', () => {
    past(...paid, allocated).when({ ...allocate, pence: 1 }).thenRefuses('not-awaiting-decision');
    past(...paid).when({ ...allocate, proposal: { ...allocate.proposal!, awaitsDecision: false } })
      .thenRefuses('not-awaiting-decision');
  });
});

describe('using an allocation', () => {
  const spending = { obligationId: 'o1', allocationId: 'al1', spendingId: 's1', pence: 1_000_000, day: today,
    what: text('slates'), evidence: text('invoice 7'), recordedBy: 'fin' };
  const spend = { type: 'SpendMoney', at, today, ...spending } as const;
  const spent: MoneySpent = { type: 'MoneySpent', data: { ...whose, ...spending } };
  const deal = { obligationId: 'o1', allocationId: 'al1', transferId: 't1', pence: 1_000_000, day: today,
    recipient: text('the parish'), agreementDay: '2028-02-28', spendByDay: '2033-02-20', agreement: text('clawback'),
    transferredBy: 'fin' };
  const transfer = { type: 'TransferMoney', at, today, ...deal } as const;
  const transferred: MoneyTransferred = { type: 'MoneyTransferred', data: { ...whose, ...deal } };

  it('says what was spent on what, with evidence', () => void past(...paid, allocated).when(spend).then(spent));
  it('says who got it, under which agreement', () => void past(...paid, allocated).when(transfer).then(transferred));
  it('is never a penny more than was allocated', () => {
    past(...paid, allocated, spent).when({ ...spend, spendingId: 's2', pence: 500_001 })
      .thenRefuses('above-allocated', 'pence');
    past(...paid, allocated, spent).when({ ...transfer, pence: 500_001 }).thenRefuses('above-allocated', 'pence');
    past(...paid, allocated, transferred).when({ ...spend, pence: 500_001 }).thenRefuses('above-allocated', 'pence');
  });
  it('needs an allocation', () => {
    for (const command of [spend, transfer]) past(...paid).when(command).thenRefuses('no-such-allocation');
  });
  it('is recorded once', () => {
    past(...paid, allocated, spent).when(spend).thenRefuses('already-recorded');
    past(...paid, allocated, transferred).when(transfer).thenRefuses('already-recorded');
  });
  it('happened in time', () => {
    for (const command of [spend, transfer]) {
      past(...paid, allocated).when({ ...command, day: '2028-03-02' }).thenRefuses('in-the-future', 'day');
      past(...paid, allocated).when({ ...command, ...later, day: afterwards }).thenRefuses('after-spend-by', 'day');
    }
    past(...paid, allocated).when({ ...spend, ...later, day: '2033-02-20' })
      .then({ ...spent, data: { ...spent.data, day: '2033-02-20' } });
  });
  it('did not happen before it was decided', () => {
    for (const command of [spend, transfer])
      past(...paid, allocated).when({ ...command, day: '2028-02-29' }).thenRefuses('before-the-allocation', 'day');
  });
  it('may come after the last day where the deed counts what is committed', () => {
    const committed = withTerms({ spendBy: { years: 5, from: 'first-receipt', counts: 'spent-or-committed' } });
    past(committed, reached, demanded, received, allocated).when({ ...spend, ...later, day: afterwards })
      .then({ ...spent, data: { ...spent.data, day: afterwards } });
  });
  it('passes the last day on to whoever takes the money', () => {
    past(...paid, allocated).when({ ...transfer, spendByDay: '2033-02-21' })
      .thenRefuses('later-than-ours', 'spendByDay');
    past(...paid, allocated).when({ ...transfer, spendByDay: null }).thenRefuses('later-than-ours', 'spendByDay');
    past(...paid, allocated).when({ ...transfer, agreementDay: '2028-03-02' })
      .thenRefuses('in-the-future', 'agreementDay');
  });

  const release = {
    type: 'ReleaseAllocation', at, today, obligationId: 'o1', allocationId: 'al1', cause: 'not-needed',
    reasons: text('cheaper'), releasedBy: 'dee',
  } as const;
  const released: AllocationReleased = {
    type: 'AllocationReleased', data: {
      ...whose, allocationId: 'al1', proposalId: 'p1', pence: 500_000, day: today, cause: 'not-needed',
      reasons: text('cheaper'), releasedBy: 'dee', freeBefore: 774_762, freeAfter: 1_274_762,
    },
  };
  it('lets go of what was not used', () => {
    past(...paid, allocated, spent).when(release).then(released);
    past(...paid, allocated, spent, released).when(release).thenRefuses('nothing-left');
    past(...paid, allocated, spent, released).when({ ...spend, spendingId: 's2', pence: 1 })
      .thenRefuses('above-allocated');
  });
});

describe('the last day', () => {
  const expire = { type: 'Expire', obligationId: 'o1', ...later } as const;
  const expired = (data: Partial<ContributionExpired['data']> = {}): ContributionExpired => ({
    type: 'ContributionExpired', data: {
      ...whose, spendByDay: '2033-02-20', toReturnPence: 2_274_762, freeBefore: 774_762, freeAfter: 2_274_762,
      released: [{ allocationId: 'al1', proposalId: 'p1', pence: 1_500_000 }], ...data,
    },
  });
  it('frees what was not spent, which goes back', () => void past(...paid, allocated).when(expire).then(expired()));
  it('leaves what was committed, where the deed counts it', () => {
    const committed = withTerms({ spendBy: { years: 5, from: 'first-receipt', counts: 'spent-or-committed' } });
    past(committed, reached, demanded, received, allocated).when(expire)
      .then(expired({ released: [], freeAfter: 774_762, toReturnPence: 774_762 }));
  });
  it('is not over before the next', () => {
    past(...paid, allocated).when({ ...expire, today: '2033-02-20' }).thenRefuses('too-early');
    past(secured).when(expire).thenRefuses('too-early');
  });
  it('is over once', () => void past(...paid, allocated, expired()).when(expire).thenRefuses('already-expired'));
  it('finds nothing where all was used', () => {
    const all = { ...allocated, data: { ...allocated.data, pence: 2_274_762 } };
    const spent: MoneySpent = { type: 'MoneySpent', data: { ...whose, allocationId: 'al1', spendingId: 's1',
      pence: 2_274_762, day: today, what: text('it'), evidence: text('bill'), recordedBy: 'fin' } };
    past(...paid, all, spent).when(expire).thenRefuses('nothing-left');
  });

  const giveBack = { obligationId: 'o1', day: afterwards, pence: 2_274_762, interestPence: 12_345, to: text('Hearth'),
    reasons: text('not used in time'), returnedBy: 'fin' };
  const command = { type: 'ReturnMoney', ...later, ...giveBack } as const;
  const returned: MoneyReturned = {
    type: 'MoneyReturned', data: { ...whose, ...giveBack, cause: 'expired', freeBefore: 2_274_762, freeAfter: 0 },
  };
  it('sends the money back, with interest that the council pays', () => {
    past(...paid, allocated, expired()).when(command).then(returned);
  });
  it('sends no more back than is free', () => {
    past(...paid, allocated).when(command).thenRefuses('above-free', 'pence');
    past(...paid, allocated, expired(), returned).when({ ...command, pence: 1 }).thenRefuses('above-free', 'pence');
    past(...paid, allocated, expired()).when({ ...command, interestPence: -1 }).thenRefuses('not-an-amount');
  });
  it('has to be over', () => {
    past(...paid).when({ ...command, at, today, day: today }).thenRefuses('not-due-back');
  });
});

describe('money above a demand that was lowered', () => {
  const settled = { type: 'DisputeSettled', data: { ...whose, day: today, pence: 2_000_000, beforePence: 2_274_762,
    reasons: text('fair'), settledBy: 'pat' } } as const;
  const disputed = { type: 'DemandDisputed', data: { ...whose, day: today, reasons: text('no'),
    recordedBy: 'pat' } } as const;
  const back = { obligationId: 'o1', day: today, pence: 274_762, interestPence: 0, to: text('Hearth'),
    reasons: text('settled'), returnedBy: 'fin' };
  const giveBack = { type: 'ReturnMoney', at, today, ...back } as const;
  const lowered = [...paid, disputed, settled] as const;
  const returned: MoneyReturned = { type: 'MoneyReturned', data: {
    ...whose, ...back, cause: 'above-demand', freeBefore: 2_274_762, freeAfter: 2_000_000 } };
  it('goes back, to the penny', () => {
    past(...lowered).when(giveBack).then(returned);
    past(...lowered).when({ ...giveBack, pence: 274_763 }).thenRefuses('above-due-back', 'pence');
    past(...lowered, returned).when({ ...giveBack, pence: 1 }).thenRefuses('not-due-back');
  });
  it('does not come in again', () => {
    past(...lowered, returned).when({ type: 'ReceiveMoney', at, today, obligationId: 'o1', receiptId: 'r9', day: today,
      pence: 1, interestPence: 0, recordedBy: 'fin' }).thenRefuses('above-demand');
  });
});
