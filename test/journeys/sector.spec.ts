import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { beginSector, proposed, type Sector } from '../support/sector.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('asking the sector about new homes', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let sector: Sector;
  let nadia: Steps;
  let cal: Steps;
  let group: Steps;
  let consultation: string;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    sector = await beginSector(moothall, story);
    await proposed(story, sector); // stands ready
    nadia = await somebody('Nadia Iqbal', 'planning-officer-sector');
    cal = await somebody('Cal Hughes', 'consortium');
    group = stepsOn(await phone(), moothall, 'group-proposal');
  });
  afterAll(() => moothall.stop());

  async function somebody(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }

  describe('a planning officer', () => {
    it('records a planning application, and is told what is missing', async () => {
      await nadia.open('/s106/planning');
      await nadia.look('empty');
      await nadia.press('Record a planning application');
      await nadia.press('Record it');
      expect(await nadia.problems()).toContain('Enter how many homes');
      await nadia.look('new-errors');
      await nadia.fill({
        Reference: '07/2027/00123/FUL', Site: 'Mill Lane', Wards: 'Audley', 'How many homes?': '120',
        Developer: 'Northern Homes', 'Email of the developer (optional)': 'planning@northern.example',
        Day: '30', Month: '3', Year: '2027',
      });
      await nadia.press('Record it');
      expect(await nadia.heading()).toBe('Mill Lane');
      await nadia.look('recorded');
    });

    it('asks the sector, which has 21 days, counted from the next one', async () => {
      await nadia.press('Ask the sector');
      expect(await nadia.words()).toContain('their last day is 22 April 2027');
      await nadia.choose('Cllr Ben Moss');
      await nadia.choose('Audley Parish Council');
      await nadia.fill({ 'Where to email Lancashire Community Futures': 'office@futures.example' });
      await nadia.look('ask');
      await nadia.press('Ask them');
      expect(await nadia.words()).toContain('21 days left, until the end of 22 April 2027');
      consultation = nadia.path().split('/').at(-1)!;
      await eventually(async () => {
        await nadia.open(`/s106/consultations/${consultation}`);
        return (await nadia.words()).includes('A room for young people');
      });
      await nadia.look('asked');
    });
  });

  describe('a group', () => {
    it('finds what is open near it', async () => {
      await group.open('/consultations');
      await group.fill({ 'Where is your group?': 'Audley' });
      await group.press('Show what is open near it');
      await group.look('list');
      await group.follow('Mill Lane (07/2027/00123/FUL)');
      await group.look('consultation');
    });

    it('proposes something with one short form, without an account', async () => {
      await group.press('Propose something');
      await group.press('Send it');
      expect(await group.problems()).toContain('Enter what is needed');
      await group.look('errors');
      await group.fill({
        'What is needed?': 'A kitchen for the village hall', 'Where?': 'Mill Lane hall',
        'Who is it for?': 'Families, 60 of them each week', 'What would it cost?': '25,000',
        'What is your group called?': 'Mill Lane Friends', 'Your name': 'Una Reid', 'Your email': 'una@group.example',
      });
      await group.look('form');
      await group.press('Send it');
      expect(await group.heading()).toBe('We have your proposal');
      await group.look('sent');
      await group.follow('See your proposal');
      expect(await group.words()).toContain('Mill Lane (07/2027/00123/FUL)');
      await group.look('proposal');
    });
  });

  describe('a consortium', () => {
    it('asks its member groups', async () => {
      await cal.open('/consultations');
      await cal.follow('Mill Lane (07/2027/00123/FUL)');
      await cal.look('consultation');
      await cal.follow('Ask your member groups');
      await cal.fill({
        'What do you want to tell them?': 'There may be money for a place to meet.', 'Name of the group': 'Fylde Food',
        Email: 'fylde@group.example',
      });
      await cal.press('Email them');
      expect(await cal.words()).toContain('Fylde Food');
      await cal.look('groups');
    });

    it('says who has an interest before anybody ranks', async () => {
      await cal.open(`/consultations/${consultation}/rank`);
      await cal.follow('First say whether you have an interest in any of them');
      await cal.look('interests');
      await cal.choose('A kitchen for the village hall');
      await cal.press('Save my interests');
      expect(await cal.problems()).toEqual([
        'Enter what your interest is: A kitchen for the village hall',
        'Tick the box when you have looked at the whole list',
      ]);
      await cal.fill({ 'What is your interest in Mill Lane Friends?': 'I am on its committee' });
      await cal.choose('I have looked at the whole list, and have ticked every interest that I have');
      await cal.press('Save my interests');
      expect(await cal.words()).toContain('You do not rank “A kitchen for the village hall”');
    });

    it('ranks the others, and answers with all of them', async () => {
      await cal.fill({ 'A room for young people': '1', 'Why in this order?': 'Young people have nowhere to go.' });
      await cal.look('rank');
      await cal.press('Save my order');
      await cal.follow('Send your answer');
      expect(await cal.words()).toContain('With your answer go all 2 proposals. 1 of them is not ranked.');
      await cal.fill({ 'Your answer': 'A room for young people comes first.' });
      await cal.look('answer');
      await cal.press('Send it');
      expect(await cal.words()).toContain('Your answer is with the council');
      await cal.look('answered');
    });
  });
});
