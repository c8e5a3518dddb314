import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

await describeInBrowser('an assessor on a phone without JavaScript', ({ phone, desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let roundId: string;
  let sent: Readonly<Record<'tenants' | 'food', Sent>>;
  let sam: Steps;
  let bea: Steps;

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    roundId = await story.round();
    sent = {
      tenants: await story.sent(roundId, { by: 'Amina Begum' }),
      food: await story.sent(roundId, { by: 'Joe Carter', title: 'Hot meals on two more evenings' }),
    };
    await story.isShown();
    sam = await somebody('Sam Whittaker', phone, 'assessor');
    bea = await somebody('Bea Lord', desktop, 'second-assessor');
  });
  afterAll(() => moothall.stop());

  async function somebody(name: string, open: typeof phone, prefix: string) {
    const page = await open();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }

  const declareNone = async (steps: Steps) => {
    await steps.open(`/panel/rounds/${roundId}/interests`);
    await steps.choose('I have looked at the whole list, and have ticked every interest that I have');
    await steps.press('Save my interests');
  };
  const scoreAll = async (steps: Steps, score: number, reason: string) => {
    for (const criterion of ['Need', 'Reach']) {
      const group = steps.page.getByRole('group', { name: new RegExp(`^${criterion}, `) });
      await group.getByRole('radio').nth(score).check();
      await group.getByLabel('Your reason').fill(`${reason} (${criterion})`);
    }
  };

  it('first says in which of the groups they have an interest', async () => {
    await sam.open('/panel');
    expect(await sam.words()).toContain('2 applications.');
    await sam.look('panels');
    await sam.open(`/panel/rounds/${roundId}`);
    expect(await sam.heading()).toBe('Do you have an interest?');
    await sam.look('interests');
    await sam.choose('Fylde Road Food Club');
    await sam.press('Save my interests');
    expect(await sam.problems()).toEqual([
      'Enter what your interest is: Fylde Road Food Club', 'Tick the box when you have looked at the whole list',
    ]);
    expect(await sam.page.getByLabel('Fylde Road Food Club', { exact: true }).isChecked()).toBe(true);
    await sam.look('interests-errors');
    await sam.fill({ 'What is your interest in Fylde Road Food Club?': 'My sister is its treasurer.' });
    await sam.choose('I have looked at the whole list, and have ticked every interest that I have');
    await sam.press('Save my interests');
  });

  it('waits until the round has closed before anybody scores', async () => {
    await sam.open(`/panel/applications/${sent.tenants.applicationId}`);
    expect(await sam.words()).toContain('You can score it when the round has closed');
    expect(await sam.page.getByRole('radio').count()).toBe(0);
  });

  it('is asked again about a group that applied later', async () => {
    const late = await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums for everybody' });
    await story.isShown();
    await sam.open(`/panel/rounds/${roundId}`);
    expect(await sam.heading()).toBe('Do you have an interest?');
    expect(await sam.words()).toContain('My sister is its treasurer.');
    expect(await sam.words()).toContain('(new)');
    expect((await sam.open(`/panel/applications/${late.applicationId}`))?.status()).toBe(403);
    await sam.look('not-declared');
    await declareNone(sam);
    await declareNone(bea);
  });

  it('cannot open an application in which they have an interest', async () => {
    moothall.clock.moveTo(moments.closed);
    await sam.open(`/panel/rounds/${roundId}`);
    expect(await sam.words()).toContain('Closed to you: you have an interest');
    expect(await sam.page.getByRole('link', { name: 'Fylde Road Food Club' }).count()).toBe(0);
    await sam.look('to-score');
    expect((await sam.open(`/panel/applications/${sent.food.applicationId}`))?.status()).toBe(403);
    expect(await sam.page.innerText('body')).toContain('You declared an interest in this application');
    await sam.look('closed');
  });

  it('reads an application without seeing who to talk to, and scores it with reasons', async () => {
    await sam.open(`/panel/rounds/${roundId}`);
    await sam.follow("Brookside Tenants' Group");
    expect(await sam.words()).toContain('There is nowhere to sit outside.');
    expect(await sam.words()).not.toContain('contact@group.example');
    await sam.look('application');
    await sam.press('Save my scores');
    expect(await sam.problems()).toEqual([
      'Select a score: Need', 'Enter the reason for this score: Need', 'Select a score: Reach',
      'Enter the reason for this score: Reach',
    ]);
    await sam.look('score-errors');
    await scoreAll(sam, 3, 'Nobody has anywhere to sit');
    await sam.press('Save my scores');
    expect(await sam.words()).toContain('Your scores are in.');
    expect(await sam.words()).not.toContain('How others scored it');
    await sam.look('scored');
  });

  it('sees what the others scored only when their own scores are in', async () => {
    await bea.open(`/panel/applications/${sent.tenants.applicationId}`);
    expect(await bea.words()).not.toContain('Nobody has anywhere to sit');
    await bea.look('before-scoring');
    await scoreAll(bea, 2, 'A fair case');
    await bea.press('Save my scores');
    expect(await bea.words()).toContain('How others scored it');
    expect(await bea.words()).toContain('Nobody has anywhere to sit (Need)');
    await bea.look('peers');
    await sam.open(`/panel/applications/${sent.tenants.applicationId}`);
    expect(await sam.words()).toContain('A fair case (Need)');
  });

  it('changes their scores until it is decided, and not after', async () => {
    await scoreAll(sam, 4, 'On reflection, the best of all');
    await sam.press('Change my scores');
    expect(await sam.words()).toContain('Your scores are in.');
    await bea.open(`/panel/applications/${sent.tenants.applicationId}`);
    expect(await bea.words()).toContain('On reflection, the best of all (Need)');
    await story.declareNoInterests([sent.tenants], ['Cllr Jean Hargreaves']);
    await story.award(sent.tenants, 50_000);
    await story.isShown();
    await bea.press('Change my scores');
    expect(await bea.problems()).toEqual(['This application is not waiting for a decision']);
    await bea.open(`/panel/applications/${sent.tenants.applicationId}`);
    expect(await bea.page.getByRole('radio').count()).toBe(0);
    await bea.look('decided');
  });
});
