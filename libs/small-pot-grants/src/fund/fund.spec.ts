import { specification } from '#testing';
import { fund } from './fund.decider.js';

const given = specification(fund);
const at = '2027-04-01T09:00:00.000Z';
const details = {
  fundId: 'f1', funderId: 'lcc', name: { _sd: 'name' }, source: { _sd: 'source' }, financialYear: '2027-28',
  restriction: null, donor: null, costCode: 'SPG-001', amountPence: 5_000_000, registeredBy: 'olu',
};
const registering = { type: 'RegisterFund', at, ...details } as const;
const registered = { type: 'FundRegistered', data: details } as const;
const commit = { type: 'CommitFund', at, fundId: 'f1', funderId: 'lcc', roundId: 'r1', pence: 3_000_000 } as const;
const committed = {
  type: 'FundCommitted',
  data: { fundId: 'f1', roundId: 'r1', pence: 3_000_000, uncommittedBefore: 5_000_000, uncommittedAfter: 2_000_000 },
} as const;

describe('registering a fund', () => {
  it('records its source, year, restriction, cost code and amount', () => {
    given().when(registering).then(registered);
  });
  it('is refused a second time', () => void given(registered).when(registering).thenRefuses('already-registered'));
  it.each([0, -1, 0.5, NaN, 1_000_000_000_001])('does not take %d pence for an amount', (amountPence) => {
    given().when({ ...registering, amountPence }).thenRefuses('not-an-amount');
  });
  it.each(['2027', '2027-29', '2027/28', '1999-00'])('does not take %s for a financial year', (financialYear) => {
    given().when({ ...registering, financialYear }).thenRefuses('not-a-financial-year');
  });
  it('takes the turn of a century', () => {
    given().when({ ...registering, financialYear: '2099-00' })
      .then({ type: 'FundRegistered', data: { ...details, financialYear: '2099-00' } });
  });
  it.each(['fundId', 'funderId'])('has no room for a text in the %s, which stands in clear', (field) => {
    given().when({ ...registering, [field]: 'my note' }).thenRefuses('not-an-id');
  });
  it.each(['A', '7', 'A'.repeat(20), 'spg/01.2-B'])('takes %s for a cost code', (costCode) => {
    given().when({ ...registering, costCode }).then({ type: 'FundRegistered', data: { ...details, costCode } });
  });
  it.each(['', '-1', 'A'.repeat(21)])('does not take "%s" for a cost code', (costCode) => {
    given().when({ ...registering, costCode }).thenRefuses('not-a-cost-code', 'costCode');
  });
  it.each(['7', 'a', 'x'.repeat(200), '01997d1c-0000-4000-8000-000000000000'])('takes %s for an id', (fundId) => {
    given().when({ ...registering, fundId }).then({ type: 'FundRegistered', data: { ...details, fundId } });
  });
  it('has no room for a name in the cost code', () => {
    given().when({ ...registering, costCode: 'Mrs Smith' }).thenRefuses('not-a-cost-code');
  });
});

describe('committing a fund to a round', () => {
  it('says what was left before and after', () => void given(registered).when(commit).then(committed));
  it('commits to the last penny', () => {
    given(registered, committed).when({ ...commit, roundId: 'r2', pence: 2_000_000 }).then({
      type: 'FundCommitted',
      data: { fundId: 'f1', roundId: 'r2', pence: 2_000_000, uncommittedBefore: 2_000_000, uncommittedAfter: 0 },
    });
  });
  it('never goes a penny over', () => {
    given(registered, committed).when({ ...commit, roundId: 'r2', pence: 2_000_001 }).thenRefuses('over-budget');
  });
  it('commits to a round once', () => void given(registered, committed).when(commit).thenRefuses('already-committed'));
  it('is for the fund\'s own funder', () => {
    given(registered).when({ ...commit, funderId: 'cf' }).thenRefuses('other-funder');
  });
  it('needs an amount', () => void given(registered).when({ ...commit, pence: 0 }).thenRefuses('not-an-amount'));
  it('needs a fund', () => void given().when(commit).thenRefuses('no-such-fund'));
});

describe('releasing a commitment', () => {
  const release = { type: 'ReleaseFundCommitment', at, fundId: 'f1', roundId: 'r1', cause: 'round-cancelled' } as const;
  const released = {
    type: 'FundCommitmentReleased',
    data: {
      fundId: 'f1', roundId: 'r1', pence: 3_000_000, cause: 'round-cancelled',
      uncommittedBefore: 2_000_000, uncommittedAfter: 5_000_000,
    },
  } as const;
  it('gives all of it back', () => void given(registered, committed).when(release).then(released));
  it('gives it back once', () => {
    given(registered, committed, released).when(release).thenRefuses('not-committed');
  });
  it('needs a fund', () => void given().when(release).thenRefuses('no-such-fund'));
});
