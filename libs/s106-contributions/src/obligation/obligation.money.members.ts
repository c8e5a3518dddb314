import type { Members } from '#scrutiny';
import { whose } from './obligation-ids.members.js';
import type { ObligationMoneyEvent } from './obligation.money.events.js';

const free = { ...whose, freeBefore: 'public', freeAfter: 'public' } as const;
const paid = { pence: 'public', day: 'public' } as const;
const allocation = { allocationId: 'public', proposalId: 'public' } as const;

export const obligationMoneyMembers: Members<ObligationMoneyEvent> = {
  MoneyReceived: {
    ...free, ...paid, receiptId: 'public', daysLate: 'public', interestOwedPence: 'full', interestPence: 'public',
    spendByDay: 'public', recordedBy: 'full',
  },
  MonitoringFeeTaken: { ...free, ...paid, takenBy: 'full' },
  MoneyAllocated: {
    ...free, ...paid, ...allocation, project: 'public', purpose: 'public', wardCode: 'full', reasons: 'public',
    decidedBy: 'full', delegation: 'public', evidence: 'public',
  },
  AllocationReleased: { ...free, ...paid, ...allocation, cause: 'public', reasons: 'public', releasedBy: 'full' },
  MoneyTransferred: {
    ...whose, ...paid, allocationId: 'public', transferId: 'public', recipient: 'public', agreementDay: 'full',
    spendByDay: 'public', agreement: 'full', transferredBy: 'full',
  },
  MoneySpent: {
    ...whose, ...paid, allocationId: 'public', spendingId: 'public', what: 'public', evidence: 'full',
    recordedBy: 'full',
  },
  ContributionExpired: { ...free, spendByDay: 'public', toReturnPence: 'public', released: 'full' },
  MoneyReturned: {
    ...free, ...paid, cause: 'full', interestPence: 'public', to: 'public', reasons: 'public', returnedBy: 'full',
  },
};
