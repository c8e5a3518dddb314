import { specification } from '#testing';
import { delegation } from './delegation.decider.js';
import type { DelegationEnded, DelegationGiven } from './delegation.events.js';

const past = specification(delegation);
const at = '2027-03-01T09:00:00.000Z';
const data = {
  delegationId: 'd1', organisationId: 'lcc', to: { role: 'portfolio-holder' }, upToPence: 500_000,
  from: '2027-04-01T00:00:00.000Z', until: '2028-04-01T00:00:00.000Z', minute: { _sd: 'minute' }, givenBy: 'ade',
} as const;
const given: DelegationGiven = { type: 'DelegationGiven', data };
const ended: DelegationEnded = {
  type: 'DelegationEnded',
  data: { delegationId: 'd1', organisationId: 'lcc', endedBy: 'ade', reason: { _sd: 'reason' }, endedAt: at },
};
const give = { type: 'GiveDelegation', ...data, accounts: ['ade', 'ade-2'], at } as const;
const end = { type: 'EndDelegation', delegationId: 'd1', endedBy: 'ade', reason: { _sd: 'reason' }, at } as const;

describe('giving a delegation', () => {
  it('records to whom, up to which sum, from when to when, and the minute', () => past().when(give).then(given));
  it('can be without an end', () => {
    past().when({ ...give, until: null }).then({ ...given, data: { ...data, until: null } });
  });
  it('can be to one person', () => {
    past().when({ ...give, to: { personId: 'jean' } }).then({ ...given, data: { ...data, to: { personId: 'jean' } } });
  });
  it('is for somebody else, whichever of their accounts they use', () => {
    past().when({ ...give, to: { personId: 'ade' } }).thenRefuses('own-delegation', 'to');
    past().when({ ...give, to: { personId: 'ade-2' } }).thenRefuses('own-delegation', 'to');
  });
  it('is for a role that there is', () => {
    past().when({ ...give, to: { role: 'king' as 'decider' } }).thenRefuses('unknown-role', 'role');
  });
  it.each([0, -1, 0.5, NaN])('is not for %d pence', (upToPence) => {
    past().when({ ...give, upToPence }).thenRefuses('not-an-amount', 'upToPence');
  });
  it('ends after it starts', () => {
    past().when({ ...give, until: give.from }).thenRefuses('ends-before-start', 'until');
  });
  it('needs real times', () => {
    past().when({ ...give, from: 'soon' }).thenRefuses('not-a-time', 'from');
    past().when({ ...give, until: 'later' }).thenRefuses('not-a-time', 'until');
  });
  it('happens once', () => past(given).when(give).thenRefuses('already-given'));
});

describe('ending a delegation', () => {
  it('records why', () => past(given).when(end).then(ended));
  it('happens once', () => past(given, ended).when(end).thenRefuses('already-ended'));
  it('needs one that was given', () => past().when(end).thenRefuses('no-such-delegation'));
});
