import type { ApplicationPage } from '#small-pot-grants';
import { tellTales } from './tell-tale.js';

const application = (title: string, reasons = '') => ({
  answers: {
    group: { name: "Brookside Women's Refuge" }, project: { title, description: 'A safe room.' },
    beneficiaries: { place: 'Behind the mill' },
  },
  decision: { reasons }, withheld: null,
}) as ApplicationPage;

describe('what could give away the name of a group', () => {
  it('is its name in what it wrote, and in what was written about it', () => {
    expect(tellTales(application('New locks for the Brookside refuge', 'The refuge needs them.'))).toEqual([
      { where: 'Title', text: 'New locks for the Brookside refuge', words: ['brookside', 'refuge'] },
      { where: 'Reasons', text: 'The refuge needs them.', words: ['refuge'] },
    ]);
  });

  it('is a word of it, however it is written', () => {
    expect(tellTales(application('A room for WOMEN’S work')).map(({ words }) => words)).toEqual([['women']]);
  });

  it('is not a word that many use', () => {
    const named = { ...application('A project for our community') };
    expect(tellTales({ ...named, answers: {
      ...named.answers, group: { ...named.answers.group!, name: 'The Community Project' },
    } })).toEqual([]);
  });
});
