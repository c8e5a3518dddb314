import { Actor, type Role } from '#identity';
import { type Access, readerOf as readerOfAll } from './access.js';
import { closedToNobody } from './closed.js';

const actor = (personId: string, ...roles: readonly Role[]) =>
  new Actor(personId, roles.map((role) => ({ organisationId: 'lcc', role })));
const readerOf = (one: Access, ...human: readonly (Actor | undefined)[]) =>
  readerOfAll(one, human.filter((account) => account !== undefined));
const awarded = {
  ownerId: 'amina', funderId: 'lcc', isWithFunder: true, isPublic: true, closed: closedToNobody, isInProgramme: false,
};
const declined = { ...awarded, isPublic: false };
const draft = { ...declined, isWithFunder: false };

describe('what somebody may read of a case', () => {
  it('is the public trail, where a grant was awarded', () => {
    expect(readerOf(awarded, undefined)).toBe('public');
    expect(readerOf(awarded, actor('joe', 'applicant'))).toBe('public');
  });

  it('is nothing for the public, where no grant was awarded', () => {
    expect(readerOf(declined, undefined)).toBeNull();
    expect(readerOf(declined, actor('joe', 'applicant'))).toBeNull();
  });

  it('is their own trail for the group, whatever became of it', () => {
    for (const one of [awarded, declined, draft]) expect(readerOf(one, actor('amina', 'applicant'))).toBe('group');
  });

  const officials = ['officer', 'approver', 'decider', 'monitoring-officer'] as const;
  it.each(officials)('is all of it for the funder’s %s', (role) => {
    expect(readerOf(declined, actor('somebody', role))).toBe('full');
  });

  it.each(['assessor', 'administrator'] as const)('is no more than the public’s for an %s', (role) => {
    expect(readerOf(declined, actor('somebody', role))).toBeNull();
    expect(readerOf(awarded, actor('somebody', role))).toBe('public');
  });

  it('is all of it for scrutiny, where the case is in its work programme, and else no more than the public’s', () => {
    const moira = actor('moira', 'scrutiny-member');
    expect(readerOf({ ...declined, isInProgramme: true }, moira)).toBe('full');
    expect(readerOf(declined, moira)).toBeNull();
    expect(readerOf(awarded, moira)).toBe('public');
    expect(readerOf({ ...declined, isInProgramme: true, funderId: 'lcf' }, moira)).toBeNull();
    expect(readerOf({ ...declined, isInProgramme: true }, actor('joe', 'member'))).toBeNull();
  });

  it('is no more than the public’s for the officers of another funder', () => {
    expect(readerOf({ ...declined, funderId: 'lcf' }, actor('olu', 'officer'))).toBeNull();
  });

  it('is nothing for the funder while the group has not sent its application', () => {
    expect(readerOf(draft, actor('olu', 'officer'))).toBeNull();
  });

  it('is no more than the public’s for somebody to whom an interest closes the case', () => {
    const closed = { to: ['jean'], until: null };
    expect(readerOf({ ...declined, closed }, actor('jean', 'decider'))).toBeNull();
    expect(readerOf({ ...awarded, closed }, actor('jean', 'decider'))).toBe('public');
    expect(readerOf({ ...declined, closed }, actor('dee', 'decider'))).toBe('full');
  });

  it('is no more than the public’s for who may score it, until they have', () => {
    const closed = { to: [], until: { permission: 'assess', doneBy: ['sam'] } } as const;
    const [sam, bea] = [actor('sam', 'assessor', 'officer'), actor('bea', 'assessor', 'officer')];
    expect(readerOf({ ...declined, closed }, sam)).toBe('full');
    expect(readerOf({ ...declined, closed }, bea)).toBeNull();
    expect(readerOf({ ...declined, closed }, actor('olu', 'officer'))).toBe('full');
  });

  it('is no more with a second account than with the first', () => {
    const [one, other] = [actor('jean', 'decider'), actor('jean-2', 'officer')];
    const closed = { to: ['jean'], until: null };
    for (const human of [[one, other], [other, one]]) expect(readerOf({ ...declined, closed }, ...human)).toBeNull();
    const scoring = { to: [], until: { permission: 'assess', doneBy: ['sam'] } } as const;
    const [sam, bea] = [actor('sam', 'assessor'), actor('bea', 'assessor')];
    expect(readerOf({ ...declined, closed: scoring }, other, bea)).toBeNull();
    expect(readerOf({ ...declined, closed: scoring }, other, sam)).toBe('full');
  });
});
