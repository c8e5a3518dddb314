import type { Members } from '#scrutiny';
import type { FundEvent } from './fund.events.js';

const committed = {
  fundId: 'public', roundId: 'public', pence: 'public', uncommittedBefore: 'public', uncommittedAfter: 'public',
} as const;

export const fundMembers: Members<FundEvent> = {
  FundRegistered: {
    fundId: 'public', funderId: 'public', name: 'public', source: 'public', financialYear: 'public',
    restriction: 'public', donor: 'full', costCode: 'full', amountPence: 'public', registeredBy: 'full',
  },
  FundCommitted: committed,
  FundCommitmentReleased: { ...committed, cause: 'public' },
};
