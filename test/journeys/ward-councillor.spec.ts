import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { beginSector, consultedWithProposals, type Sector, type WithProposals } from '../support/sector.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('a ward councillor, a parish council and a developer', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let sector: Sector;
  let mails: Mails;
  let nadia: Steps;
  let asked: WithProposals;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    sector = await beginSector(moothall, story);
    mails = mailsIn(moothall);
    asked = await consultedWithProposals(story, sector);
    nadia = await somebody('Nadia Iqbal', 'planning-officer-tests');
  });
  afterAll(() => moothall.stop());

  async function somebody(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }

  describe('a ward councillor', () => {
    it('is written to, and answers in time', async () => {
      const { text } = await mails.about('ben.moss@ribble.example', 'You are asked');
      expect(text).toContain('the end of 22 April 2027');
      const ben = await somebody('Cllr Ben Moss', 'ward-councillor');
      await ben.open('/consultations');
      await ben.follow('Mill Lane (07/2027/00123/FUL)');
      expect(await ben.words()).toContain('You are asked: Cllr Ben Moss');
      await ben.look('asked');
      await ben.follow('Send your answer');
      await ben.press('Send it');
      expect(await ben.problems()).toEqual(['Enter your answer']);
      await ben.look('errors');
      await ben.fill({ 'Your answer': 'Young people need it most.' });
      await ben.press('Send it');
      expect(await ben.words()).toContain('Answered in time');
      await ben.open(`/consultations/${asked.consultationId}/answer`);
      expect(await ben.words()).toContain('Your answer is with the council already');
    });
  });

  describe('a parish council', () => {
    it('that stays silent is on record, and so is its late answer', async () => {
      moothall.clock.moveTo('2027-04-23T09:00:00.000Z');
      const ida = await somebody('Ida Crook', 'parish');
      await eventually(async () => {
        await ida.open(`/decisions/${asked.room.reference}`);
        return (await ida.words()).includes('The parish council had not answered when the last day was over.');
      });
      await ida.open(`/consultations/${asked.consultationId}`);
      expect(await ida.words()).toMatch(/Audley Parish Council\s+Did not answer/);
      await ida.look('silent');
      await ida.follow('Send your answer');
      expect(await ida.words()).toContain('The record will say that it came late.');
      await ida.fill({ 'Your answer': 'We agree with the consortium.' });
      await ida.press('Send it');
      expect(await ida.words()).toMatch(/Audley Parish Council\s+Answered late/);
    });
  });

  describe('the council and the developer', () => {
    it('hold each request against the three tests', async () => {
      await nadia.open(`/s106/planning/${asked.planningApplicationId}`);
      await nadia.look('requests');
      await nadia.press('Tell the developer');
      await nadia.fill({ 'What should the developer know?': 'We will talk about both in May.' });
      await nadia.press('Tell them');
      expect(await nadia.problems()).toEqual(['Test every request first. The developer sees them all']);
      await nadia.open(`/s106/planning/${asked.planningApplicationId}`);
      await test('A room for young people', 'Yes');
      await test('A kitchen for the village hall', 'No');
      expect(await nadia.words()).toContain('Does not meet all three');
    });

    it('tell the developer and each group, with reasons', async () => {
      await nadia.press('Tell the developer');
      await nadia.fill({ 'What should the developer know?': 'We will talk about both in May.' });
      await nadia.look('tell');
      await nadia.press('Tell them');
      expect(await nadia.words()).toContain('The developer was told on 23 April 2027');
      const { text } = await mails.about('planning@northern.example', 'What local groups ask for');
      const developer = stepsOn(await phone(), moothall, 'developer');
      await developer.open(/\/planning-applications\/[\w-]+/.exec(text)![0]);
      expect(await developer.words()).toContain('The council may not ask the developer for this.');
      await developer.look('page');
      expect((await mails.about('una@group.example', 'What became of your proposal')).text)
        .toContain('Is it fair in size and kind? No.\nIt is too much for 120 homes.');
    });
  });

  async function test(facility: string, fair: 'Yes' | 'No') {
    await nadia.follow(facility);
    for (const [question, answer] of [
      ['Is it necessary, so that the homes can be allowed?', 'Yes'], ['Is it directly related to these homes?', 'Yes'],
      ['Is it fair and reasonable in scale and in kind?', fair],
    ] as const)
      await nadia.page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
    await nadia.fill({
      'Why is it necessary, or why not?': 'There is nothing near.',
      'Why is it related, or why not?': 'It is next door.',
      'Why is it fair, or why not?': fair === 'Yes' ? 'It is small.' : 'It is too much for 120 homes.',
    });
    await nadia.look('test');
    await nadia.press('Save the test');
  }
});
