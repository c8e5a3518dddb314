import { randomUUID } from 'node:crypto';
import { EventStore } from '#event-store';
import { Applications, Assessments, Ranking } from '#small-pot-grants';
import { describeInBrowser } from '#testing';
import { type Moothall, signIn, startMoothall } from '../support/moothall.js';
import { scrutinise } from '../support/scrutiny.js';
import { type Steps, stepsOn } from '../support/steps.js';
import { type Sent, Story } from '../support/story.js';

await describeInBrowser('somebody who studies decisions', ({ desktop, phone }) => {
  let moothall: Moothall;
  let story: Story;
  let round: Decided;
  let undecidedId: string;
  let olu: Steps;
  const as = async (name: string, prefix: string, browser = desktop) => {
    const page = await browser();
    await signIn(page, moothall, name);
    return stepsOn(page, moothall, prefix);
  };

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    round = await tellOfADecidedRound(story);
    await tellOfAHardRound(story);
    undecidedId = await story.round({ name: 'Summer', perHead: false });
    const open = await sentLater(story, undecidedId);
    await story.declareNoInterests([open]);
    await story.isShown();
    olu = await as('Olu Adeyemi', 'replay');
  });
  afterAll(() => moothall.stop());

  const rowOf = (steps: Steps, name: string) => steps.page.getByRole('row', { name: new RegExp(name) }).innerText();

  it('finds the rounds in which everything is decided, and no other', async () => {
    await olu.follow('Patterns');
    await olu.follow('Rank a round again');
    expect(await olu.words()).toContain('Neighbourhood Small Grants');
    expect(await olu.words()).not.toContain('Summer');
    await olu.look('rounds');
    await olu.open(`/scrutiny/replay/${undecidedId}`);
    expect(await olu.words()).toContain('once everything in it is decided');
  });

  it('sees the record first, labelled as what it is', async () => {
    await olu.open(`/scrutiny/replay/${round.id}`);
    expect(await olu.words()).toContain('Nothing is changed yet');
    for (const part of ['', ': who would move', ': places', ': the table'])
      expect(await olu.page.getByText(`Not the record${part}`, { exact: true }).count()).toBe(1);
    expect(await olu.page.getByRole('table', { name: /^Not the record/ }).count()).toBe(1);
    expect(await rowOf(olu, 'Brookside')).toMatch(/1\s+1\s+95\s+95\s+Awarded £6,000\s+£6,000$/);
    expect(await rowOf(olu, 'Riverside')).toMatch(/3\s+3\s+55\s+55\s+Awarded £3,000\s+None\s+Moves out/);
    await olu.look('nothing-changed');
  });

  it('leaves a scorer out and changes the weights and the pot, and nothing is written', async () => {
    const before = await story.get(EventStore).head();
    await olu.page.getByLabel('Leave one assessor out').selectOption('Bea Lord');
    await olu.fill({ Need: '10', Reach: '90', 'The money in the pot': '9,500' });
    await olu.press('Rank it again');
    expect(await olu.words()).toContain('The scores of Bea Lord are left out.');
    expect(await olu.words()).toContain('Need 10% (it was 60%), Reach 90% (it was 40%).');
    expect(await olu.words()).toContain('A pot of £9,500 (it was £10,000).');
    expect(await rowOf(olu, 'Riverside')).toMatch(/3\s+2\s+55\s+92.5\s+Awarded £3,000\s+£3,000$/);
    expect(await rowOf(olu, 'Fylde Road')).toMatch(/2\s+3\s+62.5\s+52.5\s+Declined\s+None$/);
    expect(await olu.valueOf('Need')).toBe('10');
    await olu.look('changed');
    expect(await story.get(EventStore).head()).toEqual(before);
    const record = await story.get(Ranking).of(round.id);
    expect(record.map(({ percent }) => percent)).toEqual([95, 62.5, 55]);
  });

  it('is told what is wrong with what was typed', async () => {
    await olu.fill({ Need: '20', 'The money in the pot': 'lots' });
    await olu.press('Rank it again');
    expect(await olu.problems()).toEqual(['Enter an amount in pounds, like 1,200 or 1,200.50']);
    await olu.fill({ 'The money in the pot': '' });
    await olu.press('Rank it again');
    expect(await olu.problems()).toEqual(['The weights must total 100. They come to 110.']);
    expect(await olu.valueOf('Need')).toBe('20');
    await olu.look('errors');
  });

  it('does it on a phone without JavaScript, by another scale', async () => {
    const mona = await as('Mona Reid', 'replay-phone', phone);
    await mona.open(`/scrutiny/replay/${round.id}`);
    await mona.choose('Allow for strict and kind assessors');
    await mona.choose('Who asked for less comes first');
    await mona.press('Rank it again');
    expect(await mona.words()).toContain('Another way to add scores up: Allow for strict and kind assessors.');
    await mona.look('another-scale');
  });

  it('is on record for having looked', async () => {
    const ivor = await as('Ivor Bright', 'replay');
    await ivor.follow('Who read what');
    expect(await ivor.words()).toContain('The round, ranked again');
  });

  it('cannot, with an interest in one of its groups', async () => {
    const priya = await as('Priya Nair', 'replay');
    await story.get(Assessments).declareInterests(await story.actor('Cass Ward'), randomUUID(), round.id, {
      seen: [round.band.applicationId], interests: [{ applicationId: round.band.applicationId, nature: 'My son' }],
    });
    await story.isShown();
    const cass = await as('Cass Ward', 'replay');
    await cass.open(`/scrutiny/replay/${round.id}`);
    expect(await cass.words()).toContain('You have an interest in this round');
    await priya.open(`/scrutiny/replay/${round.id}`);
    expect(await priya.heading()).toBe('Rank it again: Neighbourhood Small Grants');
  });

  it('reads, as scrutiny, names and scores of what is in the work programme, and places of the rest', async () => {
    const moira = await as('Moira Flint', 'replay-scrutiny', phone);
    await moira.open(`/scrutiny/replay/${round.id}`);
    expect(await moira.words()).toContain('no decision of this round in its work programme');
    await scrutinise(story, round.band);
    await story.isShown();
    await moira.open(`/scrutiny/replay/${round.id}?weight1=10&weight2=90`);
    expect(await moira.words()).not.toContain('Fylde Road');
    expect(await rowOf(moira, 'Unnamed 2')).toMatch(/2\s+3\s+Not shown\s+Not shown\s+Declined\s+None$/);
    expect(await rowOf(moira, 'Brookside')).toMatch(/1\s+2\s+Not shown\s+Not shown\s+Awarded £6,000/);
    expect(await rowOf(moira, 'Riverside')).toMatch(/3\s+1\s+55\s+92.5\s+Awarded £3,000/);
    expect(await moira.page.getByLabel('Leave one assessor out').count()).toBe(0);
    await moira.look('in-part');
    await moira.open(`/scrutiny/replay/${round.id}?without=${story.ids['Bea Lord']}`);
    expect(await moira.problems()).toEqual([expect.stringContaining('Your committee reads no single scores')]);
    for (const one of [round.tenants, round.food]) await scrutinise(story, one);
    await moira.open(`/scrutiny/replay/${round.id}?without=${story.ids['Bea Lord']}`);
    expect(await moira.words()).toContain('The scores of Bea Lord are left out.');
  });

  it('sees who is funded and who is not, how strict each is, and what went past the ranking', async () => {
    await olu.open('/scrutiny/patterns');
    expect(await olu.words()).toContain('10 decisions are counted');
    expect(await rowOf(olu, '^East')).toMatch(/3\s+6\s+0\s+£9,900$/);
    expect(await rowOf(olu, '^First application here')).toMatch(/2\s+1\s+0\s+£9,000$/);
    expect(await rowOf(olu, '^Applied here before')).toMatch(/1\s+6\s+0\s+£900$/);
    expect(await rowOf(olu, '^Not on record')).toMatch(/3\s+7\s+0\s+£9,900$/); // nobody said how big they are
    expect(await rowOf(olu, '^Awarded past a better place')).toMatch(/2$/);
    expect(await rowOf(olu, '^Declined before a worse place')).toMatch(/4$/);
    expect(await rowOf(olu, '^Sam Whittaker')).toMatch(/10\s+63\s+22\.6$/);
    expect(await olu.page.getByRole('row', { name: /^Bea Lord/ }).count()).toBe(0);
    expect(await rowOf(olu, '^Cllr Jean Hargreaves')).toMatch(/10\s+3\s+7\s+\d+%$/);
    await olu.look('patterns');
  });

  it('looks closer at one round and one year', async () => {
    await olu.page.getByLabel('Round', { exact: true }).selectOption('Winter');
    await olu.page.getByLabel('Financial year of the decision').selectOption('2027–28');
    await olu.press('Show');
    expect(await olu.words()).toContain('7 decisions are counted');
    await olu.open('/scrutiny/patterns?year=2019');
    expect(await olu.words()).toContain('0 decisions are counted');
    await olu.open('/scrutiny/patterns?year=soon');
    expect(await olu.problems()).toEqual(['Enter a whole number, like 12']);
    await olu.look('patterns-error');
  });

  it('sees, as scrutiny, every number, and nothing by person', async () => {
    const moira = await as('Moira Flint', 'patterns-scrutiny', phone);
    await moira.follow('Patterns');
    expect(await moira.words()).toContain('10 decisions are counted');
    expect(await moira.words()).toContain('is for those who may read full trails');
    expect(await moira.words()).not.toContain('Sam Whittaker');
  });

  it('sees, as anybody, awards as in the register, and no small number of what was declined', async () => {
    const citizen = stepsOn(await phone(), moothall, 'patterns-public');
    await citizen.open('/register');
    await citizen.follow('Who is funded, and who is not');
    expect(await rowOf(citizen, '^East')).toMatch(/3\s+5\s+0\s+£9,900$/);
    for (const name of [/^West/, /^First application here/])
      expect(await citizen.page.getByRole('row', { name }).count()).toBe(0);
    expect(await rowOf(citizen, '^Applied here before')).toMatch(/Fewer than 5\s+5\s+Fewer than 5$/);
    for (const name of ['Sam Whittaker', 'Hargreaves', 'Fylde Road', 'Riverside'])
      expect(await citizen.words()).not.toContain(name);
    await citizen.look('everybody');
  });

  it('learns no place and no past of whom something is withheld of', async () => {
    await story.get(Applications).withhold(await story.actor('Olu Adeyemi'), randomUUID(), round.band.applicationId, {
      parts: ['place', 'group'], reason: 'A refuge',
    });
    await story.isShown();
    const citizen = stepsOn(await phone(), moothall, 'patterns-public');
    await citizen.open(`/decisions/patterns?roundId=${round.id}`);
    const withheld = await citizen.page.getByRole('row', { name: /^Withheld/ }).allInnerTexts();
    expect(withheld.map((row) => row.split(/\s/).slice(1).join(' '))).toEqual(['1 Fewer than 5 0 £3,000']);
    expect(await rowOf(citizen, '^East')).toMatch(/1\s+Fewer than 5\s+0\s+£6,000$/);
    await olu.open(`/scrutiny/patterns?roundId=${round.id}`);
    expect(await rowOf(olu, '^East')).toMatch(/2\s+1\s+0\s+£9,000$/);
    expect(await olu.page.getByRole('row', { name: /^Withheld/ }).count()).toBe(0);
  });
});

async function sentLater(story: Story, roundId: string, wish?: Parameters<Story['draft']>[1]): Promise<Sent> {
  const draft = await story.draft(roundId, wish);
  story.aMinuteLater();
  await story.get(Applications).submit(draft.group, randomUUID(), draft.applicationId, { declared: true });
  return draft;
}

/** One grant, and six that are declined: the one with the best score among them. */
async function tellOfAHardRound(story: Story) {
  const id = await story.round({ name: 'Winter', perHead: false });
  const all: Sent[] = [];
  for (const [at, by] of (['Amina Begum', 'Joe Carter', 'Kath Doyle', 'Amina Begum', 'Joe Carter', 'Kath Doyle',
    'Amina Begum'] as const).entries())
    all.push(await sentLater(story, id, { by, title: `Winter ${at}`, wardCode: at < 6 ? 'E05001620' : 'E05001622' }));
  await story.declareNoInterests(all);
  for (const [at, one] of all.entries()) await story.score(one, 'Sam Whittaker', at < 5 ? at : 4, 2);
  story.aMinuteLater();
  await story.award(all[3]!, 90_000);
  for (const one of all.filter((_, at) => at !== 3)) await story.decline(one);
}

type Decided = Readonly<{ id: string; tenants: Sent; food: Sent; band: Sent }>;

/** The band is last, and gets a grant all the same; the food club is second, and gets none. */
async function tellOfADecidedRound(story: Story): Promise<Decided> {
  const id = await story.round({ perHead: false, largestPence: 700_000 });
  const tenants = await story.sent(id, { by: 'Amina Begum', askedPence: 600_000 });
  const food = await story.sent(id, { by: 'Joe Carter', title: 'Hot meals', askedPence: 400_000 });
  const band = await story.sent(id, { by: 'Kath Doyle', title: 'Drums for everybody', askedPence: 300_000 });
  await story.declareNoInterests([tenants, food, band]);
  await story.score(tenants, 'Sam Whittaker', 4, 4);
  await story.score(tenants, 'Bea Lord', 4, 3);
  await story.score(food, 'Sam Whittaker', 3, 2);
  await story.score(food, 'Bea Lord', 2, 3);
  await story.score(band, 'Sam Whittaker', 1, 4);
  story.aMinuteLater();
  await story.award(tenants, 600_000);
  await story.award(band, 300_000, 'Nothing else is there for young people.');
  await story.decline(food);
  return { id, tenants, food, band };
}
