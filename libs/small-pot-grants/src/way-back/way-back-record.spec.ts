import { endOfCode } from './way-back-record.js';

const closesAt = '2027-04-30T16:00:00.000Z';
const decidedAt = '2027-05-10T09:00:00.000Z';
const decision = { decidedAt } as Parameters<typeof endOfCode>[0]['decision'];

describe('the code that a group wrote down', () => {
  it('ends 90 days after the round closed, where nothing was sent', () =>
    expect(endOfCode({ status: 'draft', settledAt: null, decision: null }, closesAt)).toBe('2027-07-29T16:00:00.000Z'));
  it('does not end while people decide', () =>
    expect(endOfCode({ status: 'submitted', settledAt: null, decision: null }, closesAt)).toBeUndefined());
  it('ends 90 days after the decision', () =>
    expect(endOfCode({ status: 'declined', settledAt: null, decision }, closesAt)).toBe('2027-08-08T09:00:00.000Z'));
  it('ends 90 days after the group’s answer to an offer', () =>
    expect(endOfCode({ status: 'accepted', settledAt: '2027-06-01T09:00:00.000Z', decision }, closesAt))
      .toBe('2027-08-30T09:00:00.000Z'));
});
