import { randomUUID } from 'node:crypto';
import { EventStore } from '#event-store';
import { RoundQueries, Rounds, roundStream } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { eventually, type Steps, stepsOn } from '../support/steps.js';
import { moments, Story } from '../support/story.js';

await describeInBrowser('a second officer', ({ desktop }) => {
  let moothall: Moothall;
  let story: Story;
  let roundId: string;
  let priya: Steps;
  let olu: Steps;

  beforeAll(async () => {
    moothall = await startMoothall({ now: moments.before });
    story = await Story.begin(moothall);
    roundId = await story.draftRound();
    await story.get(Rounds).sendForApproval(await story.actor('Olu Adeyemi'), randomUUID(), roundId);
    await story.isShown();
    priya = await somebody('Priya Nair', 'second-officer');
    olu = await somebody('Olu Adeyemi', 'first-officer');
  });
  afterAll(() => moothall.stop());

  async function somebody(name: string, prefix: string) {
    const page = await desktop();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  }

  const typesIn = async (id: string) =>
    (await story.get(EventStore).readStream(roundStream(id))).map(({ type }) => type);

  it('is asked to approve what the first one wrote', async () => {
    await priya.open('/funder');
    expect(await priya.words()).toContain('Waiting for you to approve');
    await priya.look('work');
    await priya.follow('Neighbourhood Small Grants');
    expect(await priya.words()).toContain('Olu Adeyemi wrote this round.');
    expect(await priya.page.getByRole('link', { name: /^Change/ }).count()).toBe(0);
    await priya.look('approve');
  });

  it('is not the author: whoever wrote a round is never offered to approve it', async () => {
    await olu.open('/funder');
    expect(await olu.words()).toContain('Waiting for somebody else to approve');
    expect((await olu.open(`/funder/rounds/${roundId}/approve`))?.status()).toBe(403);
  });

  it('sends it back, and says why', async () => {
    await priya.press('Send your answer');
    expect(await priya.problems()).toEqual(['Select whether you approve it']);
    await priya.look('approve-errors');
    await priya.choose('No, send it back');
    await priya.press('Send your answer');
    expect(await priya.problems()).toEqual(['Enter what needs to change']);
    await priya.look('send-back-errors');
    await priya.fill({ 'What needs to change?': 'Say who can help with the form.' });
    await priya.press('Send your answer');
    await olu.open(`/funder/rounds/${roundId}`);
    expect(await olu.words()).toContain('Say who can help with the form.');
    await olu.look('sent-back');
  });

  it('gets it again when it is put right', async () => {
    await olu.follow('What the round is for');
    await olu.fill({ 'Whom can people ask?': 'Olu Adeyemi, 01772 000 001, who can help with the form' });
    await olu.press('Save and continue');
    await olu.press('Check it all');
    await olu.press('Send for approval');
    await priya.open(`/funder/rounds/${roundId}/approve`);
    expect(await priya.words()).toContain('who can help with the form');
  });

  it('approves it, and its money is set aside at once', async () => {
    await priya.choose('Yes, I approve it');
    await priya.press('Send your answer');
    expect(await priya.words()).toContain('Scheduled. It opens on Friday 2 April 2027 at 9am.');
    expect(await priya.words()).toContain('Written by Olu Adeyemi. Approved by Priya Nair.');
    await priya.look('scheduled');
    await priya.open('/funder');
    expect(await priya.page.getByRole('row', { name: 'Neighbourhoods' }).innerText()).toMatch(/£20,000\s+£10,000/);
  });

  it('sees the clock open the round, whose terms are fixed from then on', async () => {
    moothall.clock.moveTo(moments.opensAt);
    await eventually(async () => (await typesIn(roundId)).at(-1) === 'RoundOpened');
    await priya.open(`/funder/rounds/${roundId}`);
    expect(await priya.words()).toContain('Open until Friday 30 April 2027 at 5pm.');
    expect(await priya.page.getByRole('link', { name: /^Change/ }).count()).toBe(0);
    await priya.look('open');
    await priya.follow('See it as everyone does');
    expect(await priya.heading()).toBe('Neighbourhood Small Grants');
    await priya.open(`/funder/rounds/${roundId}/money`);
    expect(await priya.problems()).toEqual([
      'This round has left the drafting stage, so its terms are fixed',
    ]);
    await priya.look('fixed');
  });

  it('is told kindly that they cannot approve a round that they worked on themselves', async () => {
    const own = await story.draftRound({ name: 'Warm Rooms', perHead: false });
    const actor = await story.actor('Priya Nair');
    await story.get(Rounds).describe(actor, randomUUID(), own, { name: 'Warm Rooms', purpose: 'Heat', contact: 'Us' });
    await story.get(Rounds).sendForApproval(actor, randomUUID(), own);
    await priya.open(`/funder/rounds/${own}`);
    expect(await priya.page.getByRole('button', { name: 'Read it and decide' }).count()).toBe(0);
    await priya.open(`/funder/rounds/${own}/approve`);
    expect(await priya.words()).toContain('You worked on this round, so somebody else has to approve it.');
    expect(await priya.page.getByRole('button', { name: 'Send your answer' }).count()).toBe(0);
    await priya.look('own-round');
    const answer = await priya.page.request.post(`${moothall.url}/api/rounds/${own}/approve`, {
      data: { commandId: randomUUID() },
    });
    expect(answer.status()).toBe(422);
    expect(await answer.json()).toMatchObject({ type: '/problems/author-cannot-approve' });
  });

  it('sees which fund had too little when the money is not there', async () => {
    const id = await story.draftRound({ name: 'Warm Rooms', perHead: false });
    const officer = await story.actor('Olu Adeyemi');
    const round = await story.get(RoundQueries).find(id);
    const shares = [{ fundId: round!.terms.money!.shares[0]!.fundId, pence: 2_000_001 }];
    const money = { shares, smallestPence: 10_000, largestPence: 100_000, pencePerPerson: null };
    await story.get(Rounds).setMoney(officer, randomUUID(), id, money);
    await story.get(Rounds).sendForApproval(officer, randomUUID(), id);
    await story.isShown();
    await priya.open(`/funder/rounds/${id}/approve`);
    expect(await priya.words()).toContain(
      'Neighbourhoods (NBH-1000) has £20,000 left. This round takes £20,000.01 from it.');
    await priya.look('too-little-before');
    await priya.choose('Yes, I approve it');
    await priya.press('Send your answer');
    await story.isShown(); // her cookie is not his
    await olu.open(`/funder/rounds/${id}`);
    expect(await olu.words()).toContain(
      'There was too little money. Neighbourhoods (NBH-1000) has £20,000 that no round has been promised.');
    await olu.look('too-little-money');
  });
});
