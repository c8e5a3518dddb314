import { AsAt, InMemoryEventStore, rowsOf, START, Upcasters } from '#event-store';
import type { Event } from '#kernel';
import * as an from '../application/application.examples.js';
import { applications } from '../application/applications.view.js';
import * as a from '../round/round.examples.js';
import { rounds } from '../round/rounds.view.js';
import { GrantsAsAt } from './grants-as-at.js';

type Told = readonly [stream: string, events: readonly Event[]];
const to = (id: string, ...events: readonly Event[]): Told =>
  [`application-${id}`, events.map((event) => ({ ...event, data: { ...event.data, applicationId: id } }))];
const metadata = {
  commandId: '', actor: 'olu', role: 'officer', authority: '', correlationId: '', causationId: '', commandHash: '',
  organisationId: 'lcc', effectiveAt: an.whileOpen,
};
const reserved: Event = { ...a.reserved, data: {
  ...a.reserved.data, pot: { leftBefore: 1_000_000, leftAfter: 700_000 },
  ceiling: { leftBefore: 600_000, leftAfter: 300_000 },
} };

const taken: Event = { type: 'AwardTakenBack', data: { roundId: 'r1' } };

/** The past of such a log, whose views know today; and every place of the log. */
async function pastOf(told: readonly Told[]) {
  const store = new InMemoryEventStore();
  for (const [stream, events] of told) {
    const before = (await store.readStream(stream)).length;
    const all = events.map((event, i) => ({ ...event, id: `${stream}-${before + i}`, schemaVersion: 1, metadata }));
    await store.append(stream, all, before);
  }
  const log = await store.readAll({ after: START, limit: Infinity });
  const today = [...rowsOf(applications, log).values()];
  const db = {
    findOneBy: async () => rowsOf(rounds, log).get('r1'),
    findBy: async () => today.filter(({ submittedAt }) => submittedAt !== null),
    find: async (_: unknown, { where }: { where: { everAwarded?: boolean } }) =>
      today.filter(({ everAwarded }) => where.everAwarded === undefined || everAwarded === where.everAwarded),
  };
  const vault = { reveal: async (one: unknown) => one };
  const past = new GrantsAsAt(db as never, new AsAt(store, new Upcasters()), vault as never);
  return { past, places: log.map(({ position }) => ({ position })) };
}
/** What each place of the log tells under these labels, each telling once. */
async function tellings({ past, places }: Awaited<ReturnType<typeof pastOf>>, labels: RegExp) {
  const sheets = await Promise.all(places.map(async (until) => (await past.publicRound('r1', until)) ?? []));
  const lines = sheets.flat().filter(({ label }) => labels.test(label));
  return [...new Set(lines.map(({ label, text }) => `${label}: ${text}`))];
}

const over: Told = ['round-r1', a.perHead.over];
const sent = [to('a1', ...an.history.submitted), to('a2', ...an.history.submitted)];
const awarded: Told[] = [['round-r1', [reserved]], to('a1', an.award)];

describe('a round as anybody may see it at any time', () => {
  it('tells what is left of the pot, and nothing by neighbourhood, which tells a withheld place', async () => {
    const round = await pastOf([...sent, over, ...awarded]);
    expect(await tellings(round, /^Left/)).toEqual(['Left in the pot: £10,000', 'Left in the pot: £7,000']);
  });
  it('tells nothing of who applied and who was declined while one of them waits', async () => {
    const round = await pastOf([...sent, over, to('a2', an.decline)]);
    expect(await tellings(round, /^(Applied|Asked for|Declined)/)).toEqual([]);
  });
  it('tells of those at their end only, so that no two times differ by an application', async () => {
    const round = await pastOf([...sent, over, ...awarded, to('a2', an.decline)]);
    expect(await tellings(round, /^(Applied|Asked for|Declined)/)).toEqual(
      ['Declined, in the end: 1', 'Applied, in the end: 2', 'Asked for, in the end: £900']);
  });
  it('tells officers of its funder all of it at every time', async () => {
    const { past, places } = await pastOf([...sent, over, ...awarded, to('a2', an.decline)]);
    const labels = (await past.roundForFunder('r1', places.at(-1)!))!.map(({ label, text }) => `${label}: ${text}`);
    expect(labels).toEqual(expect.arrayContaining(['Left for East: £3,000', 'Declined: 1', 'Applied: 2']));
  });
});

describe('the register as anybody may see it at any time', () => {
  it('shows an award that was taken back later, in the words in which the register shows it today', async () => {
    const { past, places } = await pastOf([...sent, over, ...awarded, to('a1', taken), to('a1', an.decline)]);
    const [award, after] = [places.at(-3)!, places.at(-2)!];
    expect(await past.register(award)).toMatchObject([
      { label: 'Grants that stand', text: '1' }, { label: 'In all', text: '£400' }, { text: '0' },
      { text: expect.stringMatching(/^£400 to .*: Not accepted yet$/) as string },
    ]);
    expect(await past.register(after)).toMatchObject([{ text: '0' }, { text: '£0' }, { text: '0' }]);
  });
});
