import { at, dueAt, text } from './consultation.examples.js';
import { ConsultationQueries } from './consultation.queries.js';

const group = (name: string) => ({ personId: name, name: text(name), email: text(`${name}@group.example`) });
const asking = (organisationId: string, name: string) =>
  ({ organisationId, words: text('Tell us'), askedAt: at, groups: [group(name)] });
const row = {
  id: 'c1', dueAt, asked: [], answers: [], groupsAsked: [asking('futures', 'fylde'), asking('others', 'wyre')],
};
const nobody = { names: async () => [], organisationNames: async () => [] };
const db = { findBy: async () => [row], findOneBy: async () => row };
const vault = { reveal: async (one: unknown) => one };
const queries = new ConsultationQueries(
  db as never, vault as never, { now: () => at }, nobody as never);

describe('the groups that a consortium asked', () => {
  it('are shown to itself', async () =>
    expect(await queries.groupsAskedBy('futures', 'c1')).toEqual([asking('futures', 'fylde')]));
  it('are not shown to another one', async () =>
    expect(JSON.stringify(await queries.groupsAskedBy('others', 'c1'))).not.toContain('fylde'));
  it('are not on what everybody is shown', async () =>
    expect(JSON.stringify(await queries.find('c1'))).not.toContain('@group.example'));
});
