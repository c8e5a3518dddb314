import { Holdings } from '#data-protection';
import { Vault } from '#privacy';
import { SavedSearches } from '#scrutiny';
import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { saveASearch, scrutinise } from '../support/scrutiny.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { type Sent, Story } from '../support/story.js';

const wordsOf = async (steps: Steps) => (await steps.words()).replace(/\s+/g, ' ');

await describeInBrowser('looking for decisions', ({ phone, desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let bench: Sent;
  let drums: Sent;
  let hall: Sent;

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    const roundId = await story.round();
    bench = await story.sent(roundId, { title: 'A bench' });
    drums = await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums for everybody' });
    hall = await story.sent(roundId, { by: 'Joe Carter', title: 'A dry hall', wardCode: 'E05001622' });
    await story.declareNoInterests([bench, drums, hall]);
    for (const one of [bench, drums, hall]) await story.score(one, 'Sam Whittaker', 4, 3);
    await story.award(bench, 90_000);
    story.aMinuteLater();
    await story.decline(drums, 'Others reach more people.');
    await scrutinise(story, drums);
    await story.isShown();
  });
  afterAll(() => moothall.stop());

  it('is done by a citizen on a phone without JavaScript, who finds what is public and why it was found', async () => {
    const citizen = stepsOn(await phone(), moothall, 'decisions-phone');
    await citizen.open('/');
    await citizen.follow('Decisions');
    expect(await wordsOf(citizen)).toContain('1 decision');
    await citizen.look('all');
    await citizen.fill({ Words: 'clear need' });
    await citizen.press('Search');
    expect(await wordsOf(citizen)).toContain('A clear need, and a plan that will work.');
    await citizen.page.getByText('More to look for').click();
    await citizen.fill({ 'Ward, town or district': 'audley', 'From which day?': '1 5 2027' });
    await citizen.choose('It rests on a delegation');
    await citizen.press('Search with these');
    const words = await wordsOf(citizen);
    for (const part of ['“clear need”', 'Place: audley', 'From 1 May 2027', 'A bench', '£900 decided on in all'])
      expect(words).toContain(part);
    expect(citizen.page.url()).toContain('place=audley');
    await citizen.look('found');
    await citizen.follow('Take out Place: audley');
    expect(citizen.page.url()).not.toContain('place');
    await citizen.page.getByRole('link', { name: /^Step \d+$/ }).first().click();
    expect(await wordsOf(citizen)).toContain('The decider awarded £900');
  });

  it('says what is wrong beside the field, and what to do where nothing fits', async () => {
    const citizen = stepsOn(await phone(), moothall, 'decisions-phone');
    await citizen.open('/decisions?place=atlantis&least=lots&from=32+1+2027');
    expect(await citizen.problems()).toEqual(expect.arrayContaining([
      'Enter an amount in pounds, like 1,200 or 1,200.50', 'Enter a real date, like 2 4 2027',
    ]));
    await citizen.open('/decisions?place=atlantis');
    expect(await citizen.problems()).toEqual(['Enter a ward, a town or a district. We do not know this one']);
    await citizen.look('errors');
    await citizen.open('/decisions?least=900&most=100');
    expect(await citizen.problems()).toEqual(['Enter an amount that is not less than the smallest']);
    await citizen.open('/decisions?text=drums');
    expect(await wordsOf(citizen)).toContain('Nothing fits. Take out something that you look for');
    expect(await wordsOf(citizen)).toContain('0 decisions');
    await citizen.look('nothing');
  });

  it('gives a download of the same, for the same reader', async () => {
    const csv = await (await fetch(`${moothall.url}/decisions.csv?traits=delegation`)).text();
    expect(csv).toContain(`${bench.reference},A bench,2027-05-10,`);
    expect(csv).not.toContain(drums.reference);
    expect((await fetch(`${moothall.url}/scrutiny/search.csv`, { redirect: 'manual' })).status).not.toBe(200);
  });

  it('finds for a scrutiny member also what is in the work programme, by names, too', async () => {
    const page = await desktop();
    await signIn(page, moothall, 'Moira Flint');
    const moira = stepsOn(page, moothall, 'search');
    await moira.open('/scrutiny/search?outcome=declined');
    expect(await wordsOf(moira)).toContain('Drums for everybody');
    await moira.look('declined');
    await moira.open('/scrutiny/search?person=Hargreaves');
    expect(await wordsOf(moira)).toContain('Drums for everybody');
    expect(await wordsOf(moira)).not.toContain('A bench');
    await moira.open('/scrutiny/search?text=dry+hall');
    expect(await wordsOf(moira)).toContain('Nothing fits');
  });

  it('is saved by her under a name, and says when she comes back what is new, until she has looked', async () => {
    const page = await phone();
    await signIn(page, moothall, 'Moira Flint');
    const moira = stepsOn(page, moothall, 'saved-search');
    await moira.open('/scrutiny/search?outcome=awarded');
    await moira.follow('Save this search');
    await moira.press('Save the search');
    expect(await moira.problems()).toEqual(['Enter a name, so that you know it again']);
    expect(await wordsOf(moira)).toContain('What came of it: awarded');
    await moira.look('errors');
    await moira.fill({ 'What do you call it?': 'All awards' });
    await moira.choose('My committee sees it, too');
    await moira.press('Save the search');
    expect(await wordsOf(moira)).toContain('All awards 0 new or changed');
    await story.award(hall, 50_000);
    await story.isShown();
    await eventually(async () => {
      await moira.open('/scrutiny');
      return (await wordsOf(moira)).includes('1 new or changed');
    });
    await moira.look('work');
    await moira.follow('Look at 1 new or changed in “All awards”');
    expect(await wordsOf(moira)).toContain('A dry hall');
    expect(await wordsOf(moira)).not.toContain('A bench');
    await moira.look('new');
    await moira.press('I have looked at these');
    expect(await wordsOf(moira)).toContain('All awards 0 new or changed');
    await moira.look('list');
    await moira.follow('All awards');
    await moira.press('Delete this search');
    expect(await wordsOf(moira)).toContain('You have saved none.');
  });

  it('goes, where it was saved, with the person who saved it, and they are told of it', async () => {
    const id = await saveASearch(story);
    const moira = await story.actor('Moira Flint');
    const told = await story.get(Holdings).tell(`person:${moira.personId}`);
    expect(told).toContainEqual(expect.objectContaining({ facts: [
      { label: 'Name', text: 'Refusals' }, { label: 'What it looks for', text: 'outcome=declined' },
    ] }));
    expect(await story.get(Holdings).of(`person:${moira.personId}`))
      .toContainEqual(expect.objectContaining({ what: expect.stringContaining('Searches that they saved') as string }));
    expect((await story.get(SavedSearches).list(moira)).map((one) => one.id)).toEqual([id]);
    await story.get(Vault).erase(`person:${moira.personId}`);
    expect(await story.get(SavedSearches).list(moira)).toEqual([]);
  });
});
