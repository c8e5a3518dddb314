import { randomUUID } from 'node:crypto';
import { EventStore, Policies, Streams } from '#event-store';
import { application, applicationStream, Assessments, roundStream, smallPotGrantsPolicies } from '#small-pot-grants';
import { type Moothall, startMoothall } from './support/moothall.js';
import { type Sent, Story } from './support/story.js';

const decider = 'Cllr Jean Hargreaves';

describe('an interest that comes to light after the award', () => {
  let moothall: Moothall;
  let story: Story;
  let sent: Sent;
  const typesOf = async () =>
    (await story.get(EventStore).readStream(roundStream(sent.roundId))).map(({ type }) => type);

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    sent = await story.sent(await story.round());
    await story.declareNoInterests([sent]);
    await story.isShown();
    await story.award(sent, 50_000);
    const { applicationId } = sent;
    const wish = { seen: [applicationId], interests: [{ applicationId, nature: 'My cousin' }] };
    await story.get(Assessments).declareInterests(await story.actor(decider), randomUUID(), sent.roundId, wish);
  });
  afterAll(() => moothall.stop());

  it('takes nothing back when the policy that made the award runs a second time', async () => {
    const policy = smallPotGrantsPolicies.find(({ name }) => name === 'when-grant-reserved.award-grant')!;
    const reservation = 1 + (await typesOf()).indexOf('GrantReserved');
    await story.get(Policies).hasten(policy, roundStream(sent.roundId), reservation);
    expect(await typesOf()).not.toContain('GrantReleased');
    const { state } = await story.get(Streams).load(application, applicationStream(sent.applicationId));
    expect(state).toMatchObject({ status: 'awarded', pence: 50_000 });
  });
});
