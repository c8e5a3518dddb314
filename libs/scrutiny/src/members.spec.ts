import { isMemberFor } from './members.js';
import { programmeMembers } from './programme/programme.members.js';

const rules = {
  GrantReserved: { pence: 'public', reasons: 'group', decidedBy: 'full', ceiling: { from: 'public', part: 'place' } },
} as const;
type Rights = Parameters<typeof isMemberFor>[3];
const may = (member: string, reader: Rights['reader'], { withheld }: Pick<Rights, 'withheld'> = { withheld: [] }) =>
  isMemberFor(rules, 'GrantReserved', member, { reader, withheld });

describe('a member of an event', () => {
  it('is for its first kind of reader, and for all who see more', () => {
    expect([may('pence', 'public'), may('reasons', 'public'), may('decidedBy', 'group')]).toEqual([true, false, false]);
    expect([may('reasons', 'group'), may('reasons', 'full'), may('decidedBy', 'full')]).toEqual([true, true, true]);
  });

  it('is not for the public while its part is withheld', () => {
    expect(may('ceiling', 'public')).toBe(true);
    expect(may('ceiling', 'public', { withheld: ['place'] })).toBe(false);
    expect(may('ceiling', 'public', { withheld: ['group'] })).toBe(true);
  });

  it('is for those who see everything where nobody has said anything about it, as in an event of long ago', () => {
    expect([may('oldName', 'group'), may('oldName', 'full')]).toEqual([false, true]);
    expect(may('constructor', 'group')).toBe(false);
  });

  it('of an event without a row is for nobody, and loudly so', () => {
    expect(() => isMemberFor(rules, 'SomethingNew', 'pence', { reader: 'full', withheld: [] })).toThrow('SomethingNew');
    expect(() => isMemberFor(rules, 'toString', 'pence', { reader: 'full', withheld: [] })).toThrow('toString');
  });

  it('that says who asked for a case is not for the public', () => {
    const publicly = { reader: 'public', withheld: [] } as const;
    expect(isMemberFor(programmeMembers, 'CaseAskedFor', 'askedBy', publicly)).toBe(false);
    expect(isMemberFor(programmeMembers, 'CaseAskedFor', 'reference', publicly)).toBe(true);
  });
});
