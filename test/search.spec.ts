import { randomUUID } from 'node:crypto';
import { EntityManager } from 'typeorm';
import { EventStore, START } from '#event-store';
import { type Actor, Directory } from '#identity';
import { ReadingLog, Vault } from '#privacy';
import { CaseEntry, CaseIndex, Search, type SearchWish, type Trail, Trails } from '#scrutiny';
import { Applications, Assessments } from '#small-pot-grants';
import { contributionThings, importAll } from './support/contribution-things.js';
import { type Moothall, startMoothall } from './support/moothall.js';
import { scrutinise } from './support/scrutiny.js';
import { decidedIn, fits, type Known } from './support/searching.js';
import { sectorThings, tellOfTheSector } from './support/sector-things.js';
import { Story } from './support/story.js';
import { eventually } from './support/steps.js';

const audley = 'E05001620';
const wishes: readonly SearchWish[] = [
  {}, { outcome: 'awarded' }, { outcome: 'declined' }, { outcome: 'withdrawn' }, { role: 'a decider' },
  { role: 'the clock' }, { person: 'Hargreaves' }, { person: 'Begum' }, { organisation: 'Lancashire' },
  { organisation: 'Fylde Road' }, { wards: [audley] }, { wards: [] }, { wards: ['E05001622', audley] },
  { fromPence: 90_000 }, { toPence: 90_000, fromPence: 1 }, { fromDay: '2027-05-01' }, { toDay: '2027-04-30' },
  { rule: 'How it is decided' }, { rule: 'Time to answer' }, { traits: ['interest'] }, { traits: ['departure'] },
  { traits: ['late'] }, { traits: ['delegation'] }, { text: 'a secret place' }, { text: 'survey of tenants' },
  { text: 'Drums' }, { text: 'an uncle' }, { text: 'scrutiny' }, { text: 'Fylde Road' },
  { text: 'Withheld' }, { outcome: 'awarded', traits: ['delegation'], wards: [audley], text: 'bench' },
];

describe('a search of all decisions', () => {
  let moothall: Moothall;
  let story: Story;
  let readers: readonly (readonly [string, Actor | undefined])[];
  let references: readonly string[];
  let told: Awaited<ReturnType<typeof tell>>;
  const search = () => story.get(Search);

  beforeAll(async () => {
    moothall = await startMoothall();
    story = await Story.begin(moothall);
    told = await tell(story);
    await importAll(story, await contributionThings(story, moothall.clock));
    const names = ['Amina Begum', 'Joe Carter', 'Olu Adeyemi', 'Cllr Jean Hargreaves', 'Bea Lord', 'Sam Whittaker',
      'Moira Flint', 'Mona Reid', 'Tom Ashworth', 'Dot Marsh'];
    const known = await Promise.all(names.map(async (name) => [name, await story.actor(name)] as const));
    readers = [['anybody', undefined], ...known];
    await isIndexed();
    references = (await entries()).map(({ id }) => id);
  });
  afterAll(() => moothall.stop());

  const entries = () => moothall.app.get(EntityManager).find(CaseEntry, { order: { id: 'ASC' } });
  const isIndexed = () => eventually(async () =>
    await story.get(CaseIndex).isUpToDate(10_000) && !(await entries()).some(({ isStale }) => isStale));

  it('knows of every case of every context', async () => {
    const events = await story.get(EventStore).readAll({ after: START, limit: 10_000 });
    const made = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type));
    const named = made('ApplicationStarted', 'ProposalMade')
      .map(({ data }) => (data as { reference: string }).reference);
    expect(references).toEqual(expect.arrayContaining(named));
    expect(references).toHaveLength(made('ApplicationStarted', 'ProposalMade', 'ObligationSecured').length);
  });

  it('finds, for each reader, what they would find who read every trail that is theirs, and no more', async () => {
    const knownOf = await whatIsKnown();
    const counts = new Map<string, number>();
    for (const [who, actor] of readers) {
      const trails = await trailsFor(actor);
      for (const wish of wishes) {
        const expected = trails.filter((trail) => fits(trail, wish, knownOf(trail.reference)));
        const found = await search().all(actor, wish);
        const what = `${who} ${JSON.stringify(wish)}`;
        expect([what, ...found.map(({ reference }) => reference).sort()])
          .toEqual([what, ...expected.map(({ reference }) => reference).sort()]);
        const { found: count, decidedPence } = await search().page(actor, wish, 1);
        const pence = expected.map((trail) => decidedIn(trail) ?? 0).reduce((one, other) => one + other, 0);
        expect([what, count, decidedPence]).toEqual([what, expected.length, pence]);
        counts.set(who, (counts.get(who) ?? 0) + found.length);
      }
    }
    expect(counts.get('Olu Adeyemi')).toBeGreaterThan(counts.get('anybody')!);
    expect(counts.get('Moira Flint')).toBeGreaterThan(counts.get('anybody')!);
  });

  it('says why, with the step of the trail that says so', async () => {
    const [bench] = await search().all(undefined, { traits: ['delegation'], text: 'a clear need', wards: [audley] });
    const trail = await story.get(Trails).of(bench!.reference);
    expect(bench).toMatchObject({ title: 'A bench', decidedPence: 90_000, day: '2027-05-10' });
    expect(bench!.why.length).toBeGreaterThan(1);
    for (const { step, what } of bench!.why) {
      const { what: sentence, because } = trail!.steps[step! - 1]!;
      expect([sentence, because]).toContainEqual(what);
    }
  });

  it('is the same when it is made again from the log', async () => {
    const rows = async () => (await entries()).map(({ id, access, faces, words }) => ({ id, access, faces, words }));
    const live = await rows();
    await story.get(CaseIndex).rebuild();
    await isIndexed();
    expect(await rows()).toEqual(live);
  });

  it('puts on record that somebody was shown more than the public is, and by whom', async () => {
    const moira = await story.actor('Moira Flint');
    const before = await readingsOf(moira);
    await search().page(moira, { outcome: 'awarded' }, 1);
    expect(await readingsOf(moira)).toBe(before);
    await search().page(moira, { outcome: 'declined' }, 1);
    expect(await readingsOf(moira)).toBe(before + 1);
  });

  it('puts on record of which case words were shown', async () => {
    const [olu, { reference }] = [await story.actor('Olu Adeyemi'), told.drums];
    const count = async () => (await story.get(ReadingLog).list([story.funders.lcc], { refersTo: reference })).length;
    const before = await count();
    await search().page(olu, { outcome: 'declined' }, 1);
    expect(await count()).toBe(before);
    await search().page(olu, { text: 'Drums for' }, 1);
    expect(await count()).toBe(before + 1);
  });

  it('does not find what is withheld, from that moment on, but for those who read it', async () => {
    const [mona, wish] = [await story.actor('Mona Reid'), { text: 'A clear need' }];
    const inAudley = { wards: [audley], ...wish };
    expect((await search().all(undefined, inAudley)).map(({ title }) => title)).toEqual(['A bench']);
    const officer = await story.actor('Olu Adeyemi');
    await story.get(Applications).withhold(officer, randomUUID(), told.bench.applicationId, {
      parts: ['place'], reason: 'Somebody is in danger',
    });
    expect(await search().all(undefined, inAudley)).toEqual([]);
    await isIndexed();
    expect(await search().all(undefined, inAudley)).toEqual([]);
    expect((await search().all(undefined, wish)).map(({ title }) => title)).toContain('A bench');
    expect((await search().all(mona, inAudley)).map(({ title }) => title)).toContain('A bench');
  });

  it('finds nothing any more by words that were erased', async () => {
    const officer = await story.actor('Olu Adeyemi');
    expect(await search().all(officer, { text: 'Drums for' })).toHaveLength(1);
    await story.get(Vault).erase(`application:${told.drums.applicationId}`);
    expect(await search().all(officer, { text: 'Drums for' })).toEqual([]);
    expect(await search().all(officer, { text: '(erased)' })).toEqual([]);
    expect((await search().all(officer, { outcome: 'declined' })).map(({ title }) => title)).toEqual(['(erased)']);
  });

  const readingsOf = async ({ personId }: Actor) =>
    (await story.get(ReadingLog).list([story.funders.lcc], { limit: 10_000 })).filter((one) =>
      one.readerId === personId && one.what === 'search:').length;

  const trailsFor = async (actor: Actor | undefined) => {
    const trails: (Trail | null)[] = [];
    for (const reference of references) trails.push(await story.get(Trails).of(reference, actor));
    return trails.filter((trail) => trail !== null);
  };

  /** Whose a case is, and the names of groups, from the tables of who is who. */
  const whatIsKnown = async () => {
    const organisations = new Map((await story.get(Directory).organisations()).map(({ id, name }) => [id, name]));
    const funders = new Map((await entries()).map(({ id, access }) => [id, organisations.get(access!.funderId)!]));
    return (reference: string): Known => ({ funder: funders.get(reference)!, organisations });
  };
});

/** Awards with and without what is withheld, one that was declined and is before scrutiny, and a proposal. */
async function tell(story: Story) {
  const roundId = await story.round();
  const [bench, refuge, drums, hall] = [
    await story.sent(roundId, { title: 'A bench' }),
    await story.sent(roundId, {
      by: 'Joe Carter', title: 'A warm start', place: 'a secret place', askedPence: 168_000, wardCode: 'E05001622',
    }),
    await story.sent(roundId, { by: 'Kath Doyle', title: 'Drums for everybody' }),
    await story.sent(roundId, { by: 'Joe Carter', title: 'A hall' }),
  ] as const;
  const withdrawn = await story.sent(roundId, { by: 'Kath Doyle', title: 'A trip' });
  const applications = story.get(Applications);
  await applications.withdraw(withdrawn.group, randomUUID(), withdrawn.applicationId);
  await story.declareNoInterests([bench, refuge, drums, hall], ['Sam Whittaker', 'Cllr Jean Hargreaves']);
  await story.get(Assessments).declareInterests(await story.actor('Bea Lord'), randomUUID(), roundId, {
    seen: [bench, refuge, drums, hall].map(({ applicationId }) => applicationId),
    interests: [{ applicationId: drums.applicationId, nature: 'The drummer is an uncle' }],
  });
  for (const one of [bench, refuge, drums]) await story.score(one, 'Sam Whittaker', 4, 3);
  await story.score(bench, 'Bea Lord', 2, 2);
  await story.award(bench, 90_000);
  story.aMinuteLater();
  await story.award(refuge, 168_000);
  await story.decline(drums);
  await applications.accept(bench.group, randomUUID(), bench.applicationId);
  const officer = await story.actor('Olu Adeyemi');
  await applications.withhold(officer, randomUUID(), refuge.applicationId, {
    parts: ['group', 'place'], reason: 'A refuge',
  });
  await scrutinise(story, drums);
  await tellOfTheSector(story, await sectorThings(story));
  await story.isShown();
  return { bench, drums };
}
