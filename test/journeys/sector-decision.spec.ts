import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { answered, beginSector, consulted, moneyHeld, proposed, type Sector } from '../support/sector.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('what comes of asking the sector', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let sector: Sector;
  let mails: Mails;
  let nadia: Steps;
  let ids: Awaited<ReturnType<typeof consulted>>;
  let room: Awaited<ReturnType<typeof proposed>>;
  let kitchen: Awaited<ReturnType<typeof proposed>>;
  let obligationId: string;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    sector = await beginSector(moothall, story);
    mails = mailsIn(moothall);
    obligationId = await moneyHeld(story, sector);
    ids = await consulted(story, sector);
    const { consultationId } = ids;
    room = await proposed(story, sector, { consultationId });
    kitchen = await proposed(story, sector, {
      consultationId, group: 'Mill Lane Friends', facility: 'A kitchen for the village hall', costPence: 2_500_000,
      contactName: 'Una Reid', contactEmail: 'una@group.example',
    });
    await answered(story, sector, consultationId, [room.proposalId]);
    nadia = await somebody('Nadia Iqbal', 'planning-officer-after');
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
      await ben.open(`/consultations/${ids.consultationId}/answer`);
      expect(await ben.words()).toContain('Your answer is with the council already');
    });
  });

  describe('a parish council', () => {
    it('that stays silent is on record, and so is its late answer', async () => {
      moothall.clock.moveTo('2027-04-23T09:00:00.000Z');
      const ida = await somebody('Ida Crook', 'parish');
      await eventually(async () => {
        await ida.open(`/decisions/${room.reference}`);
        return (await ida.words()).includes('The parish council had not answered when the last day was over.');
      });
      await ida.open(`/consultations/${ids.consultationId}`);
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
      await nadia.open(`/s106/planning/${ids.planningApplicationId}`);
      await nadia.look('requests');
      await nadia.press('Tell the developer');
      await nadia.fill({ 'What should the developer know?': 'We will talk about both in May.' });
      await nadia.press('Tell them');
      expect(await nadia.problems()).toEqual(['Test every request first. The developer sees them all']);
      await nadia.open(`/s106/planning/${ids.planningApplicationId}`);
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

  describe('whoever decides', () => {
    it('gives money that came in, within the deed, and every group hears why', async () => {
      const rae = await somebody('Cllr Rae Lunt', 'decides-on-proposal');
      await rae.open(`/proposals/${room.proposalId}`);
      await rae.press('Decide on it');
      await rae.press('Decide');
      expect(await rae.problems()).toEqual(['Select what you decide', 'Enter your reasons']);
      await rae.choose('Yes: set money aside for it');
      await rae.choose('S106/2024/7/1: £60,000 left');
      await rae.fill({ 'How much?': '45,000.01', 'Your reasons': 'It comes first for local groups.' });
      await rae.press('Decide');
      expect(await rae.problems()).toEqual(['That is more than the proposal costs']);
      await rae.fill({ 'How much?': '45,000' });
      await rae.look('yes');
      await rae.press('Decide');
      expect(await rae.words()).toContain('Yes: £45,000.');
      await rae.look('decided');
      await rae.open(`/s106/proposals/${kitchen.proposalId}/decide`);
      await rae.choose('No');
      await rae.fill({ 'Your reasons': 'The hall has a kitchen.' });
      await rae.press('Decide');
      expect((await mails.about('kit@group.example', 'Good news')).text).toContain('It comes first for local groups.');
      expect((await mails.about('una@group.example', 'What was decided')).text).toContain('The hall has a kitchen.');
      await rae.open(`/decisions/${room.reference}`);
      expect(await rae.words()).toContain('It put this proposal in place 1.');
      await rae.look('trail');
    });
  });

  describe('the pilot', () => {
    it('is marked, and evaluated by what is on record and what was learnt', async () => {
      await nadia.open(`/s106/consultations/${ids.consultationId}`);
      await nadia.look('consultation');
      await nadia.follow('Make this site a pilot');
      await nadia.choose('Much');
      await nadia.fill({ 'Why is this site a good one to try it on?': 'Many homes, and many groups.' });
      await nadia.press('Make it a pilot');
      await nadia.follow('Evaluate this pilot');
      await nadia.press('Save the evaluation');
      expect(await nadia.problems()).toContain('Enter what came of it');
      await nadia.look('evaluate');
      await nadia.page.getByRole('group', { name: 'Did people understand what was asked?' }).getByLabel('Yes').check();
      await nadia.page.getByRole('group', { name: 'Was the answer used?' }).getByLabel('Partly').check();
      await nadia.fill({
        'How do you know?': 'Nobody asked back.', 'How was it used, or why not?': 'One of two got money.',
        'What came of it?': 'A room for young people.',
      });
      await nadia.press('Save the evaluation');
      expect(await nadia.words()).toMatch(/Did the sector answer in time\?\s+Yes/);
      await nadia.look('evaluated');
    });
  });

  describe('a group', () => {
    it('comes back with a code by email, and sees what became of its proposal', async () => {
      const una = stepsOn(await phone(), moothall, 'group-back');
      await una.open('/proposals');
      await una.follow('Sign in with your email');
      await una.fill({ 'Your email address': 'una@group.example' });
      await una.press('Email me a code');
      const { text } = await mails.about('una@group.example', 'code');
      await una.fill({ Code: /Your code is (\d{4} \d{4})/.exec(text)![1]! });
      await una.press('Sign in');
      expect(await una.words()).toMatch(/A kitchen for the village hall[^]*No/);
      await una.look('mine');
    });
  });

  describe('money that is left', () => {
    it('is asked about again, and what stands ready goes in at once', async () => {
      const group = stepsOn(await phone(), moothall, 'group-front-loaded');
      await group.open('/proposals/new');
      await group.fill({
        'What is needed?': 'Benches by the canal', 'Where?': 'Audley', 'Who is it for?': 'Everybody',
        'What would it cost?': '4,000', 'What is your group called?': 'Canal Walkers', 'Your name': 'Ned Ash',
        'Your email': 'ned@group.example',
      });
      await group.look('new');
      await group.press('Send it');
      expect(await group.words()).toContain('It stands ready.');
      await nadia.open(`/s106/obligations/${obligationId}/consult`);
      expect(await nadia.words()).toContain('£15,000 can be spent');
      await nadia.fill({ 'How many days do they have?': '14' });
      await nadia.look('ask-about-money');
      await nadia.press('Ask them');
      expect(await nadia.words()).toContain('14 days left, until the end of 7 May 2027');
      await eventually(async () => {
        await nadia.page.reload();
        return (await nadia.words()).includes('Benches by the canal');
      });
    });
  });
});
