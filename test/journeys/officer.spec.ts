import { randomUUID } from 'node:crypto';
import { Places } from '#places';
import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { sixtyNeighbourhoods } from '../support/sixty-neighbourhoods.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('an officer', ({ desktop, phone }) => {
  let moothall: Moothall;
  let story: Story;
  let olu: Steps;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    await importManyPlaces();
    const page = await desktop();
    await signIn(page, moothall, 'Olu Adeyemi');
    olu = stepsOn(page, moothall, 'officer');
  });
  afterAll(() => moothall.stop());

  async function importManyPlaces() {
    const sender = (await story.actor('Olu Adeyemi')).sender('draft-round', story.funders.lcc, randomUUID());
    const source = { populationSource: 'ONS mid-year estimates', populationYear: 2015 };
    await story.get(Places).import(
      { setId: 'lancashire', name: 'Lancashire', ...source, file: Buffer.from(sixtyNeighbourhoods) }, sender);
  }

  it('adds a fund, and is told about each mistake beside its field', async () => {
    await olu.open('/funder');
    expect(await olu.words()).toContain('There are no rounds yet');
    await olu.look('no-work');
    await olu.press('Add a fund');
    await olu.press('Add the fund');
    expect(await olu.problems()).toEqual([
      'Enter the name of the fund', 'Enter how much money is in the fund', 'Enter the financial year, like 2027-28',
      'Enter where the money comes from', 'Enter the cost code',
    ]);
    await olu.look('fund-errors');
    await olu.fill({
      'Name of the fund': 'Neighbourhoods', 'How much is in it?': '-20000', 'Financial year': '2027',
      'Where does the money come from?': 'Council revenue', 'Cost code': 'Mrs Smith',
    });
    await olu.press('Add the fund');
    expect(await olu.problems()).toEqual(['Enter an amount in pounds, like 1,200 or 1,200.50']);
    expect(await olu.valueOf('Cost code')).toBe('Mrs Smith');
    await olu.fill({ 'How much is in it?': '£20,000' });
    await olu.press('Add the fund');
    expect(await olu.problems()).toEqual(['Enter the financial year like this: 2026-27']);
    await olu.fill({ 'Financial year': '2027-28' });
    await olu.press('Add the fund');
    expect(await olu.problems()).toEqual(['Enter the cost code: letters, numbers, dots and dashes only']);
    await olu.fill({ 'Cost code': 'NBH-1000' });
    await olu.press('Add the fund');
    expect(await olu.page.getByRole('row', { name: 'Neighbourhoods' }).innerText()).toContain('£20,000');
  });

  it('starts a round, and sees what there is to write', async () => {
    await olu.press('Start a round');
    await olu.look('new-round');
    await olu.press('Start');
    expect(await olu.heading()).toBe('Round without a name yet');
    expect(await olu.page.getByText('To write', { exact: true }).count()).toBe(7);
    await olu.look('round-begun');
  });

  it('says what the round is for', async () => {
    await olu.follow('What the round is for');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual([
      'Enter the name of the round', 'Enter what the money is for', 'Enter whom people can ask',
    ]);
    await olu.look('about-errors');
    await olu.fill({
      'Name of the round': 'N'.repeat(101), 'What is the money for?': 'Small sums for small groups.',
      'Whom can people ask?': 'Olu Adeyemi, 01772 000 001',
    });
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['Use 100 characters or fewer']);
    expect(await olu.valueOf('What is the money for?')).toBe('Small sums for small groups.');
    await olu.fill({ 'Name of the round': 'Neighbourhood Small Grants' });
    await olu.press('Save and continue');
    expect(await olu.heading()).toBe('Neighbourhood Small Grants');
  });

  it('cannot set a pot for each person before the area is known', async () => {
    await olu.follow('Money');
    await olu.choose('So much for each person who lives there');
    expect(await olu.words()).toContain('so that we can count the people');
    await olu.look('money-before-area');
    await olu.page.goBack();
  });

  it('chooses from sixty neighbourhoods', async () => {
    await olu.follow('Where money may go');
    await olu.press('Continue');
    expect(await olu.problems()).toEqual(['Select where the money may go']);
    await olu.look('area-errors');
    await olu.choose('Some neighbourhoods of Lancashire');
    await olu.press('Continue');
    expect(await olu.page.getByRole('checkbox').count()).toBe(78);
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['Select at least one neighbourhood']);
    await olu.look('neighbourhoods-errors');
    await olu.choose('All of Pendle');
    await olu.choose('Burnley 3 (5,200 people)');
    await olu.choose('Wyre (5,000 people)');
    await olu.press('Save and continue');
    await olu.follow('Where money may go');
    expect(await olu.page.getByLabel('Some neighbourhoods of Lancashire').isChecked()).toBe(true);
    await olu.press('Continue');
    expect(await olu.page.getByRole('checkbox', { checked: true }).count()).toBe(13);
    await olu.look('neighbourhoods');
  });

  it('chooses a whole set of places instead', async () => {
    await olu.page.goBack();
    await olu.choose('All of Blackburn with Darwen');
    await olu.press('Continue');
    expect(await olu.heading()).toBe('Neighbourhood Small Grants');
  });

  it('sees what £1 for each person comes to, and covers it from a fund', async () => {
    await olu.follow('Money');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual([
      'Select how the pot is set', 'Select a fund, and enter how much comes from it', 'Enter the smallest grant',
      'Enter the largest grant',
    ]);
    await olu.choose('So much for each person who lives there');
    await olu.fill({ 'How much for each person?': '1' });
    await olu.press('Work out the pot');
    expect(await olu.problems()).toEqual([]);
    expect(await olu.words()).toContain('The pot is £10,000.');
    expect(await olu.page.getByRole('row', { name: 'East' }).innerText()).toMatch(/6,000\s+£6,000/);
    await olu.page.getByLabel('Fund', { exact: true }).selectOption({ index: 1 });
    await olu.fill({ 'How much comes from it?': '9000', 'Smallest grant': '500', 'Largest grant': '100' });
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['The largest grant cannot be less than the smallest']);
    await olu.fill({ 'Largest grant': '99999999999999' });
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['Enter an amount in pounds, like 1,200 or 1,200.50']);
    await olu.fill({ 'Largest grant': '2,000' });
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['The pot is £10,000. The amounts from the funds come to £9,000.']);
    await olu.look('money-errors');
    await olu.fill({ 'How much comes from it?': '10,000' });
    await olu.press('Save and continue');
    expect(await olu.heading()).toBe('Neighbourhood Small Grants');
  });

  it('asks who may apply, with rows that come and go', async () => {
    await olu.follow('Who may apply');
    await olu.fill({ Question: 'Do you make a profit for your members?' }, 'Question 1');
    await olu.press('Add another question');
    await olu.fill({ Question: 'Are you in Blackburn?' }, 'Question 2');
    await olu.press('Remove question 1');
    expect(await olu.valueOf('Question')).toBe('Are you in Blackburn?');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual([
      'Select the answer that lets a group apply', 'Enter what a group reads that may not apply',
    ]);
    await olu.look('eligibility-errors');
    await olu.choose('Yes');
    await olu.fill({ 'What does a group read that may not apply?': 'Your own council may have a round for you.' });
    await olu.press('Save and continue');
  });

  it('sets dates by the clocks of London', async () => {
    await olu.follow('Dates');
    await olu.moment('When does it open?', '28 3 2027 1:30am');
    await olu.moment('When does it close?', '31 2 2027 5pm');
    await olu.fill({ 'How long does a group have to accept an offer?': '28' });
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual([
      'The clocks skip that time on that night. Choose another', 'Enter a real date, like 2 4 2027',
    ]);
    await olu.look('dates-errors');
    await olu.moment('When does it open?', '1 3 2027 9am');
    await olu.moment('When does it close?', '30 4 2027 5pm');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['The opening time has gone by. Set a new one.']);
    await olu.moment('When does it close?', '31 3 2027 5pm');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['The closing time has gone by. Set a new one.']);
    await olu.moment('When does it open?', '2 4 2027 9am');
    await olu.moment('When does it close?', '1 4 2027 5pm');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['The round must close after it opens']);
    await olu.moment('When does it close?', '30 April 2027 17:00');
    await olu.fill({ 'How long does a group have to accept an offer?': '91' });
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['Give groups between 1 and 90 days to accept']);
    await olu.fill({ 'How long does a group have to accept an offer?': '28' });
    await olu.press('Save and continue');
  });

  it('gives each thing that is scored a weight, 100 in all', async () => {
    await olu.follow('How applications are scored');
    expect(await olu.valueOf('A score of 4')).toBe('Very good: clear evidence, and no gaps');
    const need = { Name: 'Need', 'What do assessors look for?': 'How much is it needed?', Weight: '60' };
    await olu.fill(need, 'Criterion 1');
    await olu.press('Add another criterion');
    await olu.fill({ Name: 'Reach', 'What do assessors look for?': 'Who gains?', Weight: '30' }, 'Criterion 2');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual(['The weights must total 100. They come to 90.']);
    expect(await olu.words()).toContain('The weights add up to 90%.');
    await olu.look('criteria-errors');
    await olu.fill({ Weight: '40' }, 'Criterion 2');
    await olu.press('Add them up again');
    expect(await olu.words()).toContain('The weights add up to 100%.');
    await olu.press('Save and continue');
  });

  it('says how it is decided', async () => {
    await olu.follow('How it is decided');
    await olu.press('Save and continue');
    expect(await olu.problems()).toEqual([
      'Enter how it is decided', 'Enter who decides', 'Enter what lets them decide',
    ]);
    await olu.look('decision-errors');
    await olu.fill({
      'How is it decided?': 'Two assessors score each application. One councillor decides.',
      'Who decides?': 'The cabinet member', 'What lets them decide?': 'Scheme of delegation, section 4.2',
    });
    await olu.press('Save and continue');
    await olu.look('round-written');
  });

  it('checks it all and sends it to somebody else', async () => {
    await olu.press('Check it all');
    const words = await olu.words();
    for (const said of ['£10,000', 'Friday 2 April 2027 at 9am', 'Need, 60%', 'Neighbourhoods (NBH-1000)',
      'Are you in Blackburn?', 'East, 6,000 people', 'Scheme of delegation, section 4.2'])
      expect(words).toContain(said);
    await olu.look('check');
    await olu.press('Send for approval');
    expect(await olu.words()).toContain('Somebody who did not write any part of it has to approve it');
    expect(await olu.page.getByRole('link', { name: /^Change/ }).count()).toBe(0);
    await olu.look('round-sent');
  });

  it('can do the same on a small phone', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Olu Adeyemi');
    const small = stepsOn(page, moothall, 'officer-phone');
    await small.open('/funder');
    await small.look('work');
    await small.follow('Neighbourhood Small Grants');
    await small.look('round');
    await small.follow('Cancel this round');
    await small.look('cancel');
  });

  it('is led to the dates when these have gone by before the round is sent', async () => {
    const id = await story.draftRound({ name: 'Late Round' });
    moothall.clock.moveTo(moments.closesAt);
    await story.isShown();
    const on = stepsOn(await desktop(), moothall, 'officer');
    await signIn(on.page, moothall, 'Olu Adeyemi');
    await on.open(`/funder/rounds/${id}/check`);
    expect(await on.words()).toContain('The closing time has gone by, so the round cannot be sent or approved.');
    await on.press('Send for approval');
    expect(await on.problems()).toEqual(['The closing time has gone by. Set a new one.']);
    await on.look('check-late');
    await on.follow('Change the dates');
    expect(await on.heading()).toBe('Dates');
    moothall.clock.moveTo(moments.before);
  });

  it('cancels the round only with a reason, and then it is over', async () => {
    await olu.follow('Cancel this round');
    await olu.press('Cancel this round');
    expect(await olu.problems()).toEqual(['Enter why the round is cancelled']);
    await olu.look('cancel-errors');
    await olu.fill({ 'Why?': 'The money is needed for flood relief.' });
    await olu.press('Cancel this round');
    expect(await olu.words()).toContain('The money is needed for flood relief.');
    await olu.look('cancelled');
    expect(await olu.page.getByRole('link', { name: 'Cancel this round' }).count()).toBe(0);
  });
});
