import { requestTested } from './planning.letters.js';
import { accepted, declined, received, standsAgain } from './proposal.letters.js';
import type { Desk, SectorLetter } from './sector-letters.js';

const proposal = {
  id: 's1', reference: 'SP-7K3M2Q9X', funderId: 'lcc', group: 'Typed Group', facility: 'Typed kitchen',
  place: 'Typed hall', forWhom: 'Typed families', contactName: 'Typed Una', contactEmail: 'una@group.example',
  consultationIds: ['c1'], funding: { pence: 100 },
};
const decision = { reasons: 'It comes first.' };
const yes = { isMet: true, why: 'It is near.' };
const tests = [{ proposalId: 's1', necessary: yes, related: yes, fair: yes, passes: true }];
const deskWith = (status: string, isStrange: boolean) => ({
  proposal: async () => ({ ...proposal, status, decision }),
  planning: async () => ({ id: 'p1', funderId: 'lcc', tests }),
  council: async () => 'A Council', link: (path: string) => `https://council.example${path}`,
  isStrange: async () => isStrange,
}) as unknown as Desk;

const letters: readonly (readonly [SectorLetter, string])[] = [
  [received, 'standing'], [accepted, 'accepted'], [declined, 'declined'], [standsAgain, 'standing'],
  [requestTested, 'standing'],
];
const textOf = async (letter: SectorLetter, status: string, isStrange: boolean) =>
  JSON.stringify(await letter.write(deskWith(status, isStrange), { proposalId: 's1', planningApplicationId: 'p1' }));

describe('a letter to a group that proposed', () => {
  it.each(letters)('repeats nothing typed to a mailbox that may be a stranger’s: $name', async (letter, status) => {
    const text = await textOf(letter, status, true);
    expect(text).not.toContain('Typed');
    for (const words of ['SP-7K3M2Q9X', 'https://council.example/']) expect(text).toContain(words);
  });
  it.each(letters)('says what it is about to whoever was shown to read there: $name', async (letter, status) => {
    const text = await textOf(letter, status, false);
    for (const words of ['Typed kitchen', 'Hello Typed Una', 'SP-7K3M2Q9X']) expect(text).toContain(words);
  });
  it('tells a stranger, too, why the council decided so', async () => {
    expect(await textOf(declined, 'declined', true)).toContain('It comes first.');
    expect(await textOf(requestTested, 'standing', true)).toContain('It is near.');
  });
});
