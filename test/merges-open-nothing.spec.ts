import { randomUUID } from 'node:crypto';
import { OrganisationQueries, Organisations } from '#identity';
import { ApplicationQueries, HandoverQueries, Handovers, Register } from '#small-pot-grants';
import { type Moothall, startMoothall } from './support/moothall.js';
import { Story } from './support/story.js';

/** An officer of another funder merges a record of their own into a group that never applied there. */
describe('merging a record into that of a group', () => {
  let moothall: Moothall;
  let story: Story;
  let groupId: string;

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    const { group, applicationId } = await story.sent(await story.round());
    await story.isShown();
    groupId = (await story.get(ApplicationQueries).forGroup(group, applicationId))!.organisationId!;
    const [tom, ownId] = [await story.actor('Tom Ashworth'), randomUUID()];
    const sender = () => tom.sender('manage-organisations', story.funders.lcf, randomUUID());
    await story.get(Organisations).register({
      organisationId: ownId, kind: 'small-group', name: 'Sham',
      contacts: [{ name: 'Sly', address: 'sly@sham.example' }],
    }, sender());
    const wish = { organisationId: ownId, into: groupId, reason: 'The same, honest.' };
    await story.get(Organisations).merge(wish, sender());
    await story.isShown();
  });
  afterAll(() => moothall.stop());

  it('shows whoever merged it their own contacts, and none of the group', async () => {
    const queries = story.get(OrganisationQueries);
    const appliedTo = await story.get(Register).fundersOf(await queries.family(groupId));
    const [theirs, officers] = [
      await queries.contactsOf(await story.actor('Tom Ashworth'), groupId, appliedTo),
      await queries.contactsOf(await story.actor('Olu Adeyemi'), groupId, appliedTo),
    ];
    expect(theirs?.contacts.map(({ name }) => name)).toEqual(['Sly']);
    expect(theirs?.recordIds).not.toContain(groupId);
    expect(officers?.contacts.map(({ name }) => name)).not.toContain('Sly');
    expect(officers?.recordIds).toEqual([groupId]);
  });

  it('shows them nothing of the group where it could go to a new person', async () => {
    const queries = story.get(HandoverQueries);
    const { lcc, lcf } = story.funders;
    expect(await queries.around(await story.actor('Tom Ashworth'), groupId, [lcf])).toBeUndefined();
    expect((await queries.around(await story.actor('Olu Adeyemi'), groupId, [lcc]))?.contacts).toHaveLength(1);
  });

  it('moves the group to nobody: it is asked again once the merge is undone', async () => {
    const ask = async () => story.get(Handovers).ask(await story.actor('Olu Adeyemi'), randomUUID(), groupId, {
      name: 'Nell Grey', email: 'nell@group.example', reason: 'The treasurer left.', told: 'Minutes of 3 March.',
    });
    await expect(ask()).rejects.toMatchObject({ rule: 'merged-record' });
    const [own] = await story.get(OrganisationQueries).mergedInto(await story.actor('Olu Adeyemi'), groupId);
    const sender = (await story.actor('Olu Adeyemi')).sender('manage-organisations', story.funders.lcc, randomUUID());
    await story.get(Organisations).undoMerge({ organisationId: own!.id, reason: 'They are two.' }, sender);
    await story.isShown();
    await expect(ask()).resolves.toMatchObject({ revision: 1 });
  });
});
