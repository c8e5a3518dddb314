import { refusalOf, specification } from '#testing';
import { Actor } from './actor.js';
import { organisation } from './organisation/organisation.decider.js';
import type { OrganisationEvent } from './organisation/organisation.events.js';
import { person } from './person.decider.js';

const at = '2027-04-01T09:00:00.000Z';
const name = { _sd: 'digest' };
const organisationId = 'council';
const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: {
    organisationId, kind: 'council', name, registeredAt: at, about: null, postcode: null, numbers: [], size: null,
    contacts: [], likelySame: [], different: null,
  },
};
const held = { organisationId, personId: 'olu', role: 'officer' } as const;
const given: OrganisationEvent = { type: 'RoleGiven', data: { ...held, givenAt: at } };
const ended: OrganisationEvent = { type: 'RoleEnded', data: { ...held, endedAt: at } };

describe('giving somebody a role', () => {
  const past = specification(organisation);
  const give = { type: 'GiveRole', ...held, accounts: ['ade'], at } as const;
  const end = { type: 'EndRole', ...held, at } as const;

  it('records the role', () => past(registered).when(give).then(given));
  it('needs a registered organisation', () => past().when(give).thenRefuses('unknown-organisation'));
  it('is refused while the person has it', () => past(registered, given).when(give).thenRefuses('role-already-held'));
  it('is for somebody else to do, whatever account it is done with', () =>
    past(registered).when({ ...give, accounts: ['ade', 'olu'] }).thenRefuses('own-role', 'role'));
  it('can be done again after it ended', () => past(registered, given, ended).when(give).then(given));
  it('lets one person hold another role, too', () => {
    const another = { ...given.data, role: 'decider' } as const;
    past(registered, given).when({ ...give, role: 'decider' }).then({ type: 'RoleGiven', data: another });
  });
  it('is refused for a role that does not exist', () => {
    past(registered).when({ ...give, role: 'king' as 'officer' }).thenRefuses('unknown-role', 'role');
  });
  it('ends once', () => {
    past(registered, given).when(end).then(ended);
    past(registered, given, ended).when(end).thenRefuses('role-not-held');
  });
});

describe('registering a person', () => {
  const past = specification(person);
  const register = { type: 'RegisterPerson', personId: 'olu', name, at } as const;
  const known = { type: 'PersonRegistered', data: { personId: 'olu', name, registeredAt: at } } as const;

  it('records a sealed name', () => past().when(register).then(known));
  it('can shut them out, with a reason, once; and let them in again, once', () => {
    const reason = { _sd: 'reason' };
    const out = { type: 'PersonDisabled', data: { personId: 'olu', reason, disabledAt: at } } as const;
    const back = { type: 'PersonEnabled', data: { personId: 'olu', reason, enabledAt: at } } as const;
    const [shutOut, letIn] = (['DisablePerson', 'EnablePerson'] as const)
      .map((type) => ({ type, personId: 'olu', reason, at }));
    past(known).when(shutOut!).then(out);
    past(known, out).when(shutOut!).thenRefuses('already-disabled');
    past(known, out).when(letIn!).then(back);
    past(known, out, back).when(letIn!).thenRefuses('not-disabled');
    past().when(shutOut!).thenRefuses('unknown-person');
  });
  it('can be invited, and lose a second factor with the phone, only once they are registered', () => {
    const address = { _sd: 'address' };
    const invite = { type: 'InvitePerson', personId: 'olu', address, at } as const;
    past(known).when(invite).then({ type: 'PersonInvited', data: { personId: 'olu', address, invitedAt: at } });
    past().when(invite).thenRefuses('unknown-person');
    past().when({ type: 'TakeSecondFactorAway', personId: 'olu', reason: address, at }).thenRefuses('unknown-person');
  });
  it('is refused a second time', () => past(known).when(register).thenRefuses('already-registered'));
});

describe('somebody who is signed in', () => {
  const olu = new Actor('olu', [
    { organisationId: 'council', role: 'officer' }, { organisationId: 'foundation', role: 'decider' },
  ]);

  it('acts by a role of theirs, and the record says which and by what permission', () => {
    expect(olu.sender('draft-round', 'council', 'c1')).toEqual({
      commandId: 'c1', actor: 'olu', role: 'officer', authority: 'draft-round', organisationId: 'council',
      correlationId: 'c1', causationId: 'c1',
    });
  });
  it('may do nothing by a role that they hold in another organisation', () => {
    expect(refusalOf(() => olu.sender('draft-round', 'foundation', 'c1')).rule).toBe('not-permitted');
    expect(refusalOf(() => olu.sender('decide', 'council', 'c1')).rule).toBe('not-permitted');
  });
  it('may do nothing that no role of theirs grants', () => {
    expect(olu.may('approve-round')).toBe(false);
    expect(refusalOf(() => olu.sender('approve-round', 'council', 'c1')).rule).toBe('not-permitted');
  });
  it('is told in which organisations they may do a thing', () => {
    expect(olu.organisationsWhere('see-applications')).toEqual(['council', 'foundation']);
    expect(olu.organisationsWhere('manage-funds')).toEqual(['council']);
  });
  it('applies for a grant in their own name', () => {
    expect(new Actor('ann').asApplicant('c2')).toMatchObject({ actor: 'ann', role: 'applicant', authority: 'apply' });
  });
});
