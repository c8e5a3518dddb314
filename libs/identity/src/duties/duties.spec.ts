import { fold } from '#kernel';
import { specification } from '#testing';
import { duties } from './duties.decider.js';
import type { DutySeparationSet } from './duties.events.js';

const past = specification(duties);
const at = '2027-03-01T09:00:00.000Z';
const data = {
  organisationId: 'lcf', scorerFromPence: 50_000, approverFromPence: 200_000, minute: { _sd: 'minute' }, setBy: 'mo',
};
const set: DutySeparationSet = { type: 'DutySeparationSet', data };
const command = { type: 'SetDutySeparation', ...data, at } as const;

describe('from which sum on duties are kept apart', () => {
  it('is whatever the sum, until the organisation says otherwise', () => {
    expect(fold(duties, [])).toMatchObject({ scorerFromPence: 0, approverFromPence: 0 });
  });
  it('is set with the minute that says so', () => past().when(command).then(set));
  it('is set back to always', () => {
    const strict = { ...data, scorerFromPence: 0, approverFromPence: 0 };
    past(set).when({ ...command, ...strict }).then({ ...set, data: strict });
  });
  it('is not set to what it is', () => {
    past(set).when(command).thenRefuses('nothing-new');
    past().when({ ...command, scorerFromPence: 0, approverFromPence: 0 }).thenRefuses('nothing-new');
  });
  it.each([-1, 0.5, NaN, Infinity])('is never %d pence', (pence) => {
    past().when({ ...command, scorerFromPence: pence }).thenRefuses('not-an-amount', 'scorerFromPence');
    past().when({ ...command, approverFromPence: pence }).thenRefuses('not-an-amount', 'approverFromPence');
  });
});
