import { randomUUID } from 'node:crypto';
import { Holdings } from '#data-protection';
import { AnswersOfTheAsked, ConsultationQueries } from '#s106-contributions';
import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import {
  beginSector, consulted, consultedWithProposals, moneyHeld, type Sector, type WithProposals,
} from '../support/sector.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('what comes of asking the sector', ({ phone }) => {
  let moothall: Moothall;
  let story: Story;
  let sector: Sector;
  let mails: Mails;
  let nadia: Steps;
  let asked: WithProposals;
  let obligationId: string;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    sector = await beginSector(moothall, story);
    mails = mailsIn(moothall);
    obligationId = await moneyHeld(story, sector);
    asked = await consultedWithProposals(story, sector);
    moothall.clock.moveTo('2027-04-23T09:00:00.000Z');
    nadia = await somebody('Nadia Iqbal', 'planning-officer-after');
  });
  afterAll(() => moothall.stop());

  async function somebody(name: string, prefix: string) {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }

  describe('whoever decides', () => {
    it('gives money that came in, within the deed, and every group hears why', async () => {
      const rae = await somebody('Cllr Rae Lunt', 'decides-on-proposal');
      await rae.open(`/proposals/${asked.room.proposalId}`);
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
      await rae.open(`/s106/proposals/${asked.kitchen.proposalId}/decide`);
      await rae.choose('No');
      await rae.fill({ 'Your reasons': 'The hall has a kitchen.' });
      await rae.press('Decide');
      expect((await mails.about('kit@group.example', 'Good news')).text).toContain('It comes first for local groups.');
      expect((await mails.about('una@group.example', 'What was decided')).text).toContain('The hall has a kitchen.');
      await rae.open(`/decisions/${asked.room.reference}`);
      expect(await rae.words()).toContain('It put this proposal in place 1.');
      await rae.look('trail');
    });
  });

  describe('the pilot', () => {
    it('is marked, and evaluated by what is on record and what was learnt', async () => {
      await nadia.open(`/s106/consultations/${asked.consultationId}`);
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

  describe('what is held about people', () => {
    it('is told to whoever proposed, and to whoever a consortium wrote to', async () => {
      const holdings = story.get(Holdings);
      const subject = await holdings.find(asked.kitchen.reference, 'person');
      expect(subject).toBe(`person:${asked.kitchen.personId}`);
      expect(JSON.stringify(await holdings.tell(subject!))).toContain('una@group.example');
      expect((await holdings.of(subject!)).map(({ key }) => key).sort())
        .toEqual([`person:${asked.kitchen.personId}`, `proposal:${asked.kitchen.proposalId}`]);
      const { consultationId } = await consulted(story, sector, '07/2027/00200/FUL');
      await story.get(AnswersOfTheAsked).askGroups(await sector.actor('Cal Hughes'), randomUUID(), consultationId,
        { words: 'Tell us', groups: [{ name: 'Fylde Food', email: 'fylde@group.example' }] });
      expect((await mails.about('fylde@group.example', 'What does your area need')).text).toContain('Tell us');
      const [asking] = await story.get(ConsultationQueries).groupsAskedBy(sector.asked[0].id, consultationId);
      const { personId } = asking!.groups[0]!;
      expect(await holdings.find(personId, 'person')).toBe(`person:${personId}`);
      expect(JSON.stringify(await holdings.tell(`person:${personId}`))).toContain('fylde@group.example');
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
