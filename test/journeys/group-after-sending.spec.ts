import { randomUUID } from 'node:crypto';
import { Rounds } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Mails, mailsIn } from '../support/mails.js';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { moments, type Sent, Story } from '../support/story.js';

/** Twenty-eight days after the decision, in London. */
const acceptBy = '2027-06-07T09:00:00.000Z';
const better = 'What will be better for people when you have done it?';
const contact = 'contact@group.example';

await describeInBrowser('a group that has sent its application', ({ phone }) => {
  let moothall: Moothall;
  let mails: Mails;
  let story: Story;
  let amina: Sent;
  let joe: Sent;
  let kath: Sent;

  beforeAll(async () => {
    moothall = await startMoothall();
    mails = mailsIn(moothall);
    story = await Story.begin(moothall);
    const roundId = await story.round();
    amina = await story.sent(roundId);
    joe = await story.sent(roundId, { by: 'Joe Carter', title: 'A bigger fridge' });
    kath = await story.sent(roundId, { by: 'Kath Doyle', title: 'New drums' });
  });
  afterAll(() => moothall.stop());

  const as = async (name: string): Promise<Steps> => {
    const page = await phone();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, 'group');
  };
  const at = ({ applicationId }: Sent) => `/applications/${applicationId}`;

  it('takes it back', async () => {
    const on = await as('Kath Doyle');
    await on.open(at(kath));
    await on.follow('Take back this application');
    expect(await on.heading()).toBe('Take back your application?');
    await on.look('withdraw');
    await on.press('Take it back');
    expect(await on.heading()).toBe('You took back this application');
    await on.look('withdrawn');
    await on.open(`${at(kath)}/withdraw`);
    expect(await on.heading()).toBe('You took back this application');
    expect((await mails.about(contact, `You took back your application ${kath.reference}`)).text)
      .toContain('Nobody will decide about it now.');
  });

  it('is offered a part of what it asked for, and reads why', async () => {
    await story.declareNoInterests([amina, joe]);
    for (const [assessor, need, reach] of [['Sam Whittaker', 4, 3], ['Bea Lord', 3, 3]] as const) {
      await story.score(amina, assessor, need, reach);
      await story.score(joe, assessor, 1, need - 2);
    }
    await story.isShown();
    await story.award(amina, 80_000, 'A clear need.\nWe cannot pay for the second bench.');
    await story.isShown();
    const on = await as('Amina Begum');
    await on.open('/applications');
    expect(await on.words()).toContain('You have an offer. Answer by Monday 7 June 2027 at 10am');
    await on.look('mine');
    await on.follow('Neighbourhood Small Grants');
    expect(await on.heading()).toBe('You have been offered a grant');
    for (const words of [
      '£800', 'You asked for £1,000.', 'We cannot pay for the second bench.', 'by Monday 7 June 2027 at 10am',
      '3.5 out of 4 – between “Good” and “Very good”',
    ]) expect(await on.words()).toContain(words);
    await on.look('offer');
    const { text } = await mails.about(contact, `Good news about your application ${amina.reference}`);
    expect(text).toContain('Say yes or no by Monday 7 June 2027 at 10am.');
  });

  it('accepts, after it was asked whether it is sure', async () => {
    const on = await as('Amina Begum');
    await on.open(at(amina));
    expect(await on.page.getByRole('link', { name: 'Take back this application' }).count()).toBe(0);
    await on.open(`${at(amina)}/withdraw`);
    expect(await on.heading()).toBe('You have been offered a grant');
    await on.press('No, turn it down');
    await on.look('refuse');
    await on.follow('No, go back');
    await on.press('Yes, accept it');
    await on.look('accept');
    await on.press('Yes, accept £800');
    expect(await on.heading()).toBe('You have a grant');
    await on.look('accepted');
    await mails.about(contact, `You accepted your grant (${amina.reference})`);
    await on.open(`${at(amina)}/withdraw`);
    expect(await on.heading()).toBe('You have a grant');
  });

  it('is declined, and sees what was thought of each part, but not by whom', async () => {
    await story.decline(joe, 'Others reach more people.');
    await story.isShown();
    const on = await as('Joe Carter');
    await on.open(at(joe));
    expect(await on.heading()).toBe('You did not get this grant');
    for (const words of [
      'Others reach more people.', '1 out of 4 – A little', '1.5 out of 4 – between “A little” and “Fair”',
    ]) expect(await on.words()).toContain(words);
    for (const name of ['Sam Whittaker', 'Bea Lord', 'Cllr Jean Hargreaves'])
      for (const trace of [name, story.ids[name]]) expect(await on.page.content()).not.toContain(trace);
    await on.look('declined');
    const { text } = await mails.about(contact, `What was decided about your application ${joe.reference}`);
    expect(text).toContain('Others reach more people.');
  });

  it('is reminded of an offer, and told kindly when its time has run out', async () => {
    const roundId = await story.round({ name: 'Summer Fund' });
    const sent = await story.sent(roundId);
    await story.declareNoInterests([sent]);
    await story.score(sent, 'Sam Whittaker', 4, 4);
    await story.isShown();
    await story.award(sent, 50_000);
    await story.isShown();
    const on = await as('Amina Begum');
    await on.open(`${at(sent)}/accept`);
    moothall.clock.moveTo('2027-06-04T09:00:00.000Z');
    await mails.about(contact, `Your grant is still waiting for your answer (${sent.reference})`);
    moothall.clock.moveTo(acceptBy);
    await on.press('Yes, accept £500');
    expect(await on.heading()).toBe('The offer has ended');
    await on.look('lapsed');
    await mails.about(contact, `The time to accept your grant has run out (${sent.reference})`);
  });

  it('is told when a grant is cancelled, before and after it sends', async () => {
    const roundId = await story.round({ name: 'Autumn Fund' });
    const sent = await story.sent(roundId);
    const draft = await story.draft(roundId, { by: 'Kath Doyle' });
    await story.isShown();
    const on = await as('Kath Doyle');
    await on.open(`${at(draft)}/outcome`);
    const reasons = 'The council needs the money for a flood.';
    await story.get(Rounds).cancel(await story.actor('Olu Adeyemi'), randomUUID(), roundId, { reasons });
    await mails.about(contact, `The grant you applied for was cancelled (${sent.reference})`);
    await on.fill({ [better]: 'Drums for all.' });
    await on.press('Save and continue');
    expect(await on.problems()).toEqual(['This round was cancelled. Look at the other rounds.']);
    expect(await on.valueOf(better)).toBe('Drums for all.');
    await on.look('cancelled-meanwhile');
    await on.open(at(draft));
    expect(await on.heading()).toBe('This grant was cancelled');
    expect(await on.words()).toContain('The council needs the money for a flood.');
    await on.look('ended');
    await on.open(`/rounds/${roundId}/apply`);
    expect(await on.heading()).toBe('This grant was cancelled');
    await on.look('apply-cancelled');
  });

  it('cannot send one second after closing, and loses nothing of what it wrote', async () => {
    const roundId = await story.round({ name: 'Winter Fund' });
    const draft = await story.draft(roundId, { by: 'Joe Carter', title: 'Hats and gloves' });
    await story.isShown();
    const on = await as('Joe Carter');
    await on.open(`${at(draft)}/beneficiaries`);
    expect(await on.page.getByLabel('Audley, Blackburn with Darwen').isChecked()).toBe(true);
    await on.press('Save and continue');
    expect(await on.words()).toContain('Audley, Blackburn with Darwen');
    await on.page.getByLabel('What I wrote is true').check();
    moothall.clock.moveTo('2027-04-30T16:00:01.000Z');
    await on.press('Send my application');
    expect(await on.problems()).toEqual(['This round has closed, so it takes no more applications']);
    expect(await on.page.getByLabel('What I wrote is true').isChecked()).toBe(true);
    expect(await on.words()).toContain('Hats and gloves');
    await on.look('too-late');
    await on.open(at(draft));
    expect(await on.words()).toContain('This grant has closed, so you cannot send this any more.');
    await on.look('tasks-closed');
    await on.open(`/rounds/${roundId}/apply`);
    expect(await on.heading()).toBe('This grant has closed');
    await on.look('apply-closed');
  });

  it('applies for a second grant, which asks no questions first, and is asked nothing twice', async () => {
    const roundId = await story.draftRound({ name: 'Spring Fund' });
    const [rounds, officer] = [story.get(Rounds), await story.actor('Olu Adeyemi')];
    moothall.clock.moveTo(moments.before);
    await rounds.setEligibility(officer, randomUUID(), roundId, { questions: [] });
    await rounds.sendForApproval(officer, randomUUID(), roundId);
    await rounds.approve(await story.actor('Priya Nair'), randomUUID(), roundId);
    await story.isShown();
    moothall.clock.moveTo(moments.open);
    const on = await as('Joe Carter');
    await on.open(`/rounds/${roundId}/apply`);
    expect(await on.heading()).toBe('Apply for this grant');
    await on.look('no-questions');
    await on.press('Start now');
    expect(await on.heading()).toBe('Yes, you can apply');
    await on.press('Continue');
    expect(await on.words()).toContain('You told us this in your last application.');
    expect(await on.valueOf('What is your group called?')).toBe('Fylde Road Food Club');
    await on.look('group-from-before');
    await on.open(`/rounds/${roundId}/apply`);
    expect(await on.words()).toContain('You have begun to apply already.');
  });
});
