import { Actor } from '#identity';
import { ProposalQueries } from './proposal.queries.js';

const row = {
  id: 's1', reference: 'SP-7K3M2Q9X', funderId: 'lcc', proposerId: 'una', status: 'withdrawn', wardCode: null,
  facility: 'A kitchen', group: 'Friends', contactName: 'Una', contactEmail: 'una@group.example',
};
function queriesWith(status: string) {
  const found = { ...row, status };
  const db = { findOneBy: async () => found, find: async () => [found] };
  const [vault, places] = [{ reveal: async (one: unknown) => one }, { wardsByCode: async () => new Map() }];
  return new ProposalQueries(db as never, vault as never, places as never, undefined as never);
}
const rae = new Actor('rae', [{ organisationId: 'lcc', role: 'decider' }]);

describe('a proposal that was taken back', () => {
  it.each([undefined, rae])('says only that to others', async (reader) =>
    expect(await queriesWith('withdrawn').readBy(reader, 's1'))
      .toEqual({ proposal: null, takenBack: { id: 's1', reference: 'SP-7K3M2Q9X', funderId: 'lcc' } }));
  it('is still read by who made it', async () =>
    expect((await queriesWith('withdrawn').readBy(new Actor('una'), 's1')).proposal)
      .toMatchObject({ group: 'Friends' }));
  it('is read by everybody before', async () =>
    expect((await queriesWith('standing').readBy(undefined, 's1')).proposal).toMatchObject({ group: 'Friends' }));
});
