import { specification } from '#testing';
import { constitution } from './constitution.decider.js';
import type { ConstitutionEvent } from './constitution.events.js';

const past = specification(constitution);
const at = '2027-03-01T09:00:00.000Z';
const by = { organisationId: 'lcc', minute: { _sd: 'minute' }, setBy: 'mona' };
const data = { ...by, members: 3, workingDays: 5, fromPence: 100_000, urgency: 'possible' } as const;
const set: ConstitutionEvent = { type: 'CallInRulesSet', data };
const ended: ConstitutionEvent = { type: 'CallInRulesEnded', data: by };
const command = { type: 'SetCallInRules', ...data, at } as const;
const end = { type: 'EndCallInRules', ...by, at } as const;

describe('what a constitution says on calling in', () => {
  it('is set with its minute', () => past().when(command).then(set));
  it('is set anew, and again after it ended', () => {
    const wider = { ...data, members: 1 };
    past(set).when({ ...command, members: 1 }).then({ type: 'CallInRulesSet', data: wider });
    past(set, ended).when(command).then(set);
  });
  it('is not set to what it is', () => past(set).when(command).thenRefuses('nothing-new'));
  it('ends with its minute', () => past(set).when(end).then(ended));
  it('ends only where there is something', () => {
    past().when(end).thenRefuses('nothing-new');
    past(set, ended).when(end).thenRefuses('nothing-new');
  });
  it.each([0, 21, 1.5, -1, NaN])('never asks for %d members', (members) =>
    past().when({ ...command, members }).thenRefuses('not-members', 'members'));
  it.each([0, 21, 2.5, Infinity])('never gives %d working days', (workingDays) =>
    past().when({ ...command, workingDays }).thenRefuses('not-working-days', 'workingDays'));
  it.each([-1, 0.5])('never begins at %d pence', (fromPence) =>
    past().when({ ...command, fromPence }).thenRefuses('not-an-amount', 'fromPence'));
});
