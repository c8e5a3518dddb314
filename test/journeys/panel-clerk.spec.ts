import { randomUUID } from 'node:crypto';
import { Assessments } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { delegate } from '../support/delegations.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

await describeInBrowser('a panel without devices', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let roundId: string;
  let tenants: Sent;
  let food: Sent;
  let nia: Steps;
  let cass: Steps;
  let meeting: string;

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    await delegate(moothall, story.funders.lcc, { to: { role: 'panel-chair' } });
    roundId = await story.round({ quorum: 3, perHead: false });
    tenants = await story.sent(roundId);
    food = await story.sent(roundId, { by: 'Joe Carter', title: 'Hot meals on more evenings', askedPence: 80_000 });
    moothall.clock.moveTo(moments.closed);
    await story.get(Assessments).declareInterests(await story.actor('Cass Ward'), randomUUID(), roundId, {
      seen: [tenants.applicationId, food.applicationId], interests: [],
    });
    await story.isShown();
    nia = await stepsOf('Nia Clarke', 'panel-clerk');
    cass = await stepsOf('Cass Ward', 'panel-chair');
  });
  afterAll(() => moothall.stop());

  async function stepsOf(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }
  const votes = async (...cast: readonly (readonly [name: string, vote: string])[]) => {
    for (const [name, vote] of cast)
      await nia.page.getByRole('group', { name, exact: true }).getByLabel(vote, { exact: true }).check();
  };

  it('has a clerk, who opens the minutes with the day and who was there', async () => {
    await nia.open('/panel/meetings');
    expect(await nia.words()).toContain('2 applications.');
    await nia.look('rounds');
    await nia.page.getByRole('link', { name: 'Open the minutes of a meeting' }).click();
    await nia.press('Open the minutes');
    expect(await nia.problems()).toEqual(['Enter the day on which the panel met']);
    await nia.look('open-errors');
    await nia.fill({ Day: '11', Month: '5', Year: '2027' }, 'When did the panel meet?');
    await nia.choose('Cass Ward');
    await nia.choose('Zoe Hill');
    await nia.press('Open the minutes');
    expect(await nia.problems()).toEqual(['The panel has not met yet on that day']);
    await nia.fill({ Day: '10' }, 'When did the panel meet?');
    await nia.press('Open the minutes');
    expect(await nia.problems()).toEqual(['2 were there. The round asks for 3.']);
    await nia.fill({ Name: 'Pat Lomax' }, 'Member 1');
    await nia.press('Add another member');
    await nia.fill({ Name: 'Ray Burns' }, 'Member 2');
    await nia.look('open');
    await nia.press('Open the minutes');
    expect(await nia.heading()).toBe('Meeting of 10 May 2027');
    expect(await nia.words()).toContain('Pat Lomax');
    meeting = nia.path();
    await nia.look('minutes');
  });

  it('has interests recorded, and nobody votes where they have one', async () => {
    await nia.follow('Record an interest');
    await nia.press('Record it');
    expect(await nia.problems()).toEqual(['Select a member', 'Select a group', 'Enter what the interest is']);
    await nia.look('interest-errors');
    await nia.page.getByLabel('Who?').selectOption('Zoe Hill');
    await nia.page.getByLabel('In which group?').selectOption('Fylde Road Food Club: Hot meals on more evenings');
    await nia.fill({ 'What is the interest?': 'Her brother cooks there.' });
    await nia.press('Record it');
    expect(await nia.words()).toContain('Zoe Hill has an interest');
    await nia.follow('Fylde Road Food Club');
    expect(await nia.words()).toContain('Zoe Hill has an interest, and does not vote.');
    expect(await nia.page.getByRole('group', { name: 'Zoe Hill' }).count()).toBe(0);
    await nia.look('vote-with-interest');
  });

  it('has each vote recorded, with the motion and the reasons', async () => {
    await nia.press('Record the vote');
    expect(await nia.problems()).toEqual([
      'Select what the panel voted on', 'Select how they voted: Cass Ward', 'Select how they voted: Pat Lomax',
      'Select how they voted: Ray Burns', 'Enter the panel’s reasons',
    ]);
    await nia.look('vote-errors');
    await nia.choose('To decline');
    await votes(['Cass Ward', 'For'], ['Pat Lomax', 'For'], ['Ray Burns', 'Abstained']);
    await nia.fill({ 'The panel’s reasons': 'It has money from another fund.' });
    await nia.press('Record the vote');
    expect(await nia.words()).toContain('To decline: 2 for, 0 against, 1 abstained');
    await nia.follow("Brookside Tenants' Group");
    await nia.choose('To award a part of it');
    await nia.fill({ 'How much?': '1000.01', 'The panel’s reasons': 'There is nowhere else to sit.' });
    await votes(['Cass Ward', 'For'], ['Zoe Hill', 'Against'], ['Pat Lomax', 'For'], ['Ray Burns', 'For']);
    await nia.press('Record the vote');
    expect(await nia.problems()).toEqual(['The group asked for £1,000. A panel cannot award more.']);
    await nia.fill({ 'How much?': '900' });
    await nia.press('Record the vote');
    expect(await nia.words()).toContain('To award £900: 3 for, 1 against, none abstained');
    await nia.look('voted');
  });

  it('decides nothing before the chair has signed, and the clerk cannot sign', async () => {
    expect((await nia.open(`${meeting}/sign`))?.status()).toBe(403);
    await cass.open(`/panel/applications/${tenants.applicationId}/decide`);
    expect(await cass.words()).toContain('The chair has not signed this vote, so nothing can be decided on it yet.');
    await cass.choose('Award all they asked for, £1,000');
    await cass.fill({ 'Your reasons': 'As the panel said.' });
    await cass.press('Continue');
    expect(await cass.problems()).toEqual(['The panel’s vote on this is not signed. The chair has to sign it first.']);
    await cass.look('not-signed');
  });

  it('has a chair, who reads the minutes and signs them', async () => {
    await cass.open('/panel');
    await cass.page.getByRole('link', { name: 'Sign the minutes of 10 May 2027' }).click();
    expect(await cass.words()).toContain('Zoe Hill: against');
    await cass.press('Sign the minutes');
    expect(await cass.problems()).toEqual(['Tick the box when you have read the minutes']);
    await cass.look('sign');
    await nia.open(`${meeting}/applications/${tenants.applicationId}`);
    await nia.fill({ 'The panel’s reasons': 'There is nowhere else to sit in the flats.' });
    await nia.press('Record the vote');
    await cass.choose('I have read these minutes, and they are true');
    await cass.press('Sign the minutes');
    expect(await cass.problems()).toEqual(['The clerk changed the minutes while you read. Read them again.']);
    await cass.open(`${meeting}/sign`);
    await cass.choose('I have read these minutes, and they are true');
    await cass.press('Sign the minutes');
    expect(await cass.words()).toContain('The minutes are signed. You can now decide what the panel voted.');
    await cass.look('signed');
  });

  it('is followed by its chair to the pound', async () => {
    await cass.open(`/panel/applications/${tenants.applicationId}/decide`);
    await cass.choose('Award all they asked for, £1,000');
    await cass.fill({ 'Your reasons': 'The panel saw the need.' });
    await cass.press('Continue');
    expect(await cass.problems()).toEqual(['The panel voted to award £900. Decide that.']);
    await cass.choose('Award a part of it');
    await cass.fill({ 'How much?': '900' });
    await cass.press('Continue');
    await cass.press('Award £900');
    expect(await cass.words()).toContain("You awarded £900 to Brookside Tenants' Group.");
    await cass.look('decided');
  });

  it('has what was signed corrected with a reason, to be signed again', async () => {
    await nia.open(`${meeting}/applications/${food.applicationId}`);
    await nia.choose('To award all they asked for, £800');
    await nia.press('Correct it');
    expect(await nia.problems()).toEqual(['Enter why the minutes are corrected']);
    await nia.look('correct-errors');
    await nia.fill({ 'Why is it corrected?': 'I wrote down the wrong motion.' });
    await nia.press('Correct it');
    expect(await nia.words()).toContain('The chair has not signed this vote yet.');
    await nia.look('corrected');
  });

  it('is shown to everybody in numbers, and by name to the monitoring officer', async () => {
    const page = await phone();
    const citizen = stepsOn(page, moothall, 'panel-citizen');
    await citizen.open(`/decisions/${tenants.reference}`);
    const words = await citizen.words();
    expect(words).toContain(
      'The panel voted on whether to award £900: 3 for, 1 against, none abstained. It was carried.');
    expect(words).toContain('The chair of the panel signed the minutes.');
    for (const name of ['Pat Lomax', 'Zoe Hill', 'Cass Ward']) expect(words).not.toContain(name);
    await citizen.look('trail');
    await signIn(page, moothall, 'Mona Reid');
    await citizen.open(`/decisions/${tenants.reference}`);
    expect(await citizen.words()).toMatch(/Zoe Hill\s+against/);
  });
});
