import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

await describeInBrowser('a decider', ({ desktop, phone }) => {
  let moothall: Moothall;
  let story: Story;
  let roundId: string;
  let sent: Readonly<Record<'tenants' | 'food' | 'band', Sent>>;
  let jean: Steps;
  let sure: Readonly<Record<string, string>>;

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    roundId = await story.round({ largestPence: 600_000 });
    sent = {
      tenants: await story.sent(roundId, { by: 'Amina Begum', askedPence: 500_000 }),
      food: await story.sent(roundId, { by: 'Joe Carter', title: 'Hot meals on more evenings', askedPence: 300_000 }),
      band: await story.sent(roundId, {
        by: 'Kath Doyle', title: 'Drums for everybody', askedPence: 150_000, wardCode: 'E05001622',
      }),
    };
    await story.declareNoInterests(Object.values(sent), ['Sam Whittaker', 'Bea Lord']);
    await story.score(sent.tenants, 'Sam Whittaker', 4, 4);
    await story.score(sent.tenants, 'Bea Lord', 4, 3);
    await story.score(sent.food, 'Sam Whittaker', 3, 2);
    await story.isShown();
    const page = await desktop();
    await signIn(page, moothall, 'Cllr Jean Hargreaves');
    jean = stepsOn(page, moothall, 'decider');
  });
  afterAll(() => moothall.stop());

  const row = (name: string) => jean.page.getByRole('row', { name: new RegExp(name) }).innerText();
  const fieldsOnPage = async () => {
    const fields: Record<string, string> = {};
    for (const field of await jean.page.locator('input[type=hidden]').all())
      fields[(await field.getAttribute('name'))!] = await field.inputValue();
    return fields;
  };
  const openList = () => jean.open(`/panel/rounds/${roundId}/decide`);

  it('first says in which groups they have an interest', async () => {
    await jean.open('/panel');
    await openList();
    expect(await jean.heading()).toBe('Do you have an interest?');
    expect((await jean.open(`/funder/applications/${sent.band.applicationId}`))?.status()).toBe(403);
    await openList();
    await jean.choose('Riverside Youth Band');
    await jean.fill({ 'What is your interest in Riverside Youth Band?': 'My son plays in it.' });
    await jean.look('interests');
    await jean.choose('I have looked at the whole list, and have ticked every interest that I have');
    await jean.press('Save my interests');
  });

  it('sees the best score first, the running total and what is left', async () => {
    await openList();
    expect(await row('Brookside')).toMatch(/1\s+Brookside Tenants' Group.*95%\s+£5,000\s+£5,000/s);
    expect(await row('Fylde Road')).toMatch(/2\s+Fylde Road Food Club.*65%\s+£3,000\s+£8,000\s+£2,000 over East/s);
    expect(await row('Riverside')).toMatch(/–\s+Riverside Youth Band.*Not scored.*Closed to you/s);
    expect(await row('The pot')).toMatch(/£10,000\s+£0\s+£10,000/);
    await jean.look('ranking');
  });

  it('cannot open the application of a group in which they have an interest', async () => {
    expect(await jean.page.getByRole('link', { name: 'Riverside Youth Band' }).count()).toBe(0);
    expect((await jean.open(`/panel/applications/${sent.band.applicationId}/decide`))?.status()).toBe(403);
    const answer = await jean.page.request.post(`${moothall.url}/api/applications/${sent.band.applicationId}/award`, {
      data: { commandId: '5b6dd5b1-7c5f-4d5e-8ba0-0c9f8f0d2a11', pence: 100, reasons: 'My son plays in it' },
    });
    expect(await answer.json()).toMatchObject({ status: 422, type: '/problems/has-interest' });
  });

  it('is told what is missing in a decision', async () => {
    await openList();
    await jean.follow("Brookside Tenants' Group");
    expect(await jean.words()).toContain('The survey of tenants shows the need.');
    await jean.look('decide');
    await jean.press('Continue');
    expect(await jean.problems()).toEqual([
      'Select what you decide', 'Enter the reasons, which the group will read',
    ]);
    await jean.look('decide-errors');
    await jean.choose('Award a part of it');
    await jean.fill({ 'Your reasons': 'You reach people in real need.' });
    await jean.press('Continue');
    expect(await jean.problems()).toEqual(['Enter how much you award']);
    await jean.fill({ 'How much?': '5000.01' });
    await jean.press('Continue');
    expect(await jean.problems()).toEqual(['The group asked for £5,000. You cannot award more.']);
    expect(await jean.valueOf('Your reasons')).toBe('You reach people in real need.');
    expect(await jean.valueOf('How much?')).toBe('5000.01');
    await jean.look('over-request');
  });

  it('awards a part, after making sure', async () => {
    await jean.fill({ 'How much?': '4,500' });
    await jean.press('Continue');
    expect(await jean.heading()).toBe('Award £4,500?');
    expect(await jean.words()).toMatch(/Then left in the pot\s+£5,500/);
    await jean.look('make-sure');
    await jean.press('Change it');
    expect(await jean.valueOf('How much?')).toBe('4,500');
    await jean.press('Continue');
    sure = await fieldsOnPage();
    await jean.press('Award £4,500');
    expect(jean.path()).toBe(`/panel/rounds/${roundId}/decide`);
    expect(await jean.words()).toContain(
      "You awarded £4,500 to Brookside Tenants' Group. They get an email with your reasons.");
    expect(await row('Brookside')).toMatch(/Offered\s+£4,500/);
    expect(await row('The pot')).toMatch(/£5,500\s+£4,500\s+£10,000/);
    expect(await row('^East')).toMatch(/£1,500\s+£4,500\s+£6,000/);
    await jean.look('after-award');
  });

  it('decides once, however often the button is pressed', async () => {
    const path = `/panel/applications/${sent.tenants.applicationId}/decide/confirm`;
    const again = await jean.page.request.post(moothall.url + path, { form: sure });
    expect(again.url()).toBe(
      `${moothall.url}/panel/rounds/${roundId}/decide?decided=${sent.tenants.applicationId}`);
    await openList();
    expect(await row('The pot')).toMatch(/£5,500\s+£4,500\s+£10,000/);
    await jean.follow("Brookside Tenants' Group");
    expect(await jean.words()).toContain('Awarded £4,500');
    expect(await jean.page.getByRole('radio').count()).toBe(0);
    await jean.look('decided');
  });

  it('cannot award above what is left, for the neighbourhood as for the pot', async () => {
    await openList();
    await jean.follow('Fylde Road Food Club');
    expect(await jean.words()).toContain('Not every assessor has scored it. Still missing: Bea Lord.');
    await jean.choose('Award all they asked for, £3,000');
    await jean.fill({ 'Your reasons': 'Hot food for all.' });
    await jean.press('Continue');
    expect(await jean.problems()).toEqual(['Only £1,500 is left in East. Award less, or decline.']);
    expect(await jean.page.getByLabel('Award all they asked for, £3,000').isChecked()).toBe(true);
    await jean.look('over-budget');
  });

  it('declines with reasons', async () => {
    await jean.choose('Decline');
    await jean.fill({ 'Your reasons': 'A good idea, but others reach more people.' });
    await jean.press('Continue');
    expect(await jean.heading()).toBe('Decline this application?');
    await jean.look('make-sure-of-decline');
    await jean.press('Decline');
    expect(await jean.words()).toContain(
      'You declined the application of Fylde Road Food Club. They get an email with your reasons.');
    await jean.look('after-decline');
    expect(await row('Fylde Road')).toContain('Declined');
    await jean.follow('Fylde Road Food Club');
    expect(await jean.words()).toContain('A good idea, but others reach more people.');
    await jean.follow('See every step of the decision');
    expect(await jean.words()).toContain('A good idea, but others reach more people.');
    await jean.look('steps');
  });

  it('can read the list on a small phone', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Cllr Jean Hargreaves');
    const small = stepsOn(page, moothall, 'decider-phone');
    await small.open(`/panel/rounds/${roundId}/decide`);
    await small.look('ranking');
    await small.open(`/panel/applications/${sent.food.applicationId}/decide`);
    await small.look('decided');
  });

  it('has an officer find the ward first, where the money is so much for each person', async () => {
    moothall.clock.moveTo(moments.open);
    const lost = await story.sent(roundId, { by: 'Joe Carter', title: 'A second kitchen', wardCode: null });
    await story.declareNoInterests([lost], ['Cllr Jean Hargreaves']);
    await story.isShown();
    await jean.open(`/panel/applications/${lost.applicationId}/decide`);
    await jean.choose('Award all they asked for, £1,000');
    await jean.fill({ 'Your reasons': 'A second kitchen helps.' });
    await jean.press('Continue');
    expect(await jean.problems()).toEqual(['First say which ward this application is for']);
    const page = await desktop();
    await signIn(page, moothall, 'Olu Adeyemi');
    const olu = stepsOn(page, moothall, 'officer');
    await olu.open(`/funder/rounds/${roundId}/applications`);
    await olu.look('applications');
    await olu.follow('Find the ward of Fylde Road Food Club');
    await olu.fill({ 'Look for a place, a ward or a council': 'nowhere' });
    await olu.press('Search');
    expect(await olu.words()).toContain('No ward of this round has a name like that.');
    await olu.fill({ 'Look for a place, a ward or a council': 'west' });
    await olu.press('Search');
    await olu.press('Save this ward');
    expect(await olu.problems()).toEqual(['Select a ward']);
    await olu.look('ward-errors');
    await olu.choose('Beardwood with Lammack');
    await olu.press('Save this ward');
    expect(await olu.words()).toContain('Beardwood with Lammack, Blackburn with Darwen');
    await olu.look('application');
    await olu.follow('Keep a part from the public');
    await olu.press('Keep it from the public');
    expect(await olu.problems()).toEqual(['Select what to keep from the public', 'Enter why']);
    await olu.look('withhold-errors');
    await olu.choose('Who the group is');
    await olu.press('Show it with what I ticked');
    expect(await olu.words()).toMatch(/Group\s+Withheld\s+Place\s+\S/);
    await olu.look('withhold-shown');
    await olu.page.getByLabel('Who the group is').uncheck();
    await olu.choose('Where it is');
    await olu.fill({ 'Why?': 'Families hide there.' });
    await olu.press('Keep it from the public');
    expect(await olu.words()).toContain('Kept from the public: place.');
    await jean.press('Continue');
    expect(await jean.heading()).toBe('Award £1,000?');
  });
});
