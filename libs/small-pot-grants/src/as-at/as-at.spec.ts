import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import {
  AsAt, InMemoryEventStore, type Recorded, rowsOf, START, Upcasters, type View,
} from '#event-store';
import type { Event, Sealed } from '#kernel';
import { CaseFiles, type OpenCase } from '#scrutiny';
import * as an from '../application/application.examples.js';
import { applications } from '../application/applications.view.js';
import { grantCase } from '../decision/grant-case.js';
import { funds } from '../fund/funds.view.js';
import * as a from '../round/round.examples.js';
import { rounds } from '../round/rounds.view.js';
import { GrantsAsAt } from './grants-as-at.js';

// What a time of the past gives is held against a log that ends there: as if nothing had come after.

const seed = randomInt(2 ** 31);
const text = (words: string): Sealed => ({ _sd: words });
const applicationIds = Array.from({ length: 12 }, (_, i) => `a${i + 1}`);
const streams = ['fund-f1', 'round-r1', ...applicationIds.map((id) => `application-${id}`)];
const fundSteps: readonly Event[] = [
  { type: 'FundRegistered', data: {
    fundId: 'f1', funderId: 'lcc', name: text('N'), source: text('s'), financialYear: '2027-28', restriction: null,
    donor: null, costCode: 'N-1', amountPence: 9_000_000, registeredBy: 'olu',
  } },
  ...Array.from({ length: 40 }, (_, i) => ({ type: 'FundCommitted', data: {
    fundId: 'f1', roundId: 'r1', pence: 1_000, uncommittedBefore: 9_000_000 - i * 1_000,
    uncommittedAfter: 8_999_000 - i * 1_000,
  } })),
];
const of = (id: string, events: readonly Event[]) =>
  events.map((event): Event => ({ ...event, data: { ...event.data, applicationId: id } }));
const { pence, reasons, decidedBy, roundId } = { ...an.award.data, roundId: 'r1' };
const takenBack: Event = { type: 'AwardTakenBack', data: {
  roundId, pence, reasons, decidedBy, delegation: an.decline.data.delegation, interestsRevision: 1, dutiesRevision: 1,
} };
/** Each application ends in one of four ways; the round opens before the first of them begins. */
const courses = applicationIds.map((id, i) =>
  of(id, [
    an.history.refused, an.history.declined, an.history.awarded, [...an.history.awarded, takenBack],
  ][i % 4]!));
const money = applicationIds.flatMap((id) => of(id, [a.reserved, a.released]));

/** Recorded a second after the other, but every tenth in the same moment as the one before. */
async function told(): Promise<InMemoryEventStore> {
  let ticks = 0;
  const now = () => new Date(Date.parse(an.whileOpen) + (ticks - Number(ticks % 10 === 0)) * 1_000).toISOString();
  const store = new InMemoryEventStore({ now });
  const revisions = new Map<string, number>();
  for (const [stream, event] of inTurns()) {
    const before = revisions.get(stream) ?? 0;
    const metadata = { ...nobody, organisationId: 'lcc', effectiveAt: an.whileOpen };
    const id = `e${++ticks}`;
    await store.append(stream, [{ ...event, id, schemaVersion: 1, metadata }], before);
    revisions.set(stream, before + 1);
  }
  return store;
}
const nobody = {
  commandId: '', actor: 'olu', role: 'officer', authority: '', correlationId: '', causationId: '', commandHash: '',
};

type Told = readonly [string, Event];

/** First the round; then the applications, the pot and the fund by turns. */
function inTurns(): readonly Told[] {
  const tracks: readonly (readonly Told[])[] = [
    ...courses.map((events, i) => events.map((event): Told => [`application-${applicationIds[i]}`, event])),
    money.map((event): Told => ['round-r1', event]), fundSteps.map((event): Told => ['fund-f1', event]),
  ];
  const longest = Math.max(...tracks.map(({ length }) => length));
  const byTurns = Array.from({ length: longest }, (_, turn) => tracks.flatMap((track) => track.slice(turn, turn + 1)));
  return [...a.perHead.over.map((event): Told => ['round-r1', event]), ...byTurns.flat()];
}

/** A log that ends there. */
async function cutAt(all: readonly Recorded[], length: number) {
  const clock = { at: 0 };
  const store = new InMemoryEventStore({ now: () => all[clock.at]!.recordedAt });
  for (const { stream, revision, position: _, recordedAt: __, ...event } of all.slice(0, length)) {
    await store.append(stream, [event], revision - 1);
    clock.at++;
  }
  return store;
}

/** The view as a rebuild makes it: every event of the log in its order. */
async function rebuilt<Row extends { id: string }, E extends Event>(store: InMemoryEventStore, view: View<Row, E>) {
  const rows = new Map<string, Row>();
  const evolve = view.evolve as unknown as
    Partial<Record<string, (row: Row | undefined, e: Recorded, key: string) => Row>>;
  for (const event of await store.readAll({ after: START, limit: Infinity })) {
    const key = String(view.key(event as Recorded<E>));
    const row = evolve[event.type]?.(rows.get(key), event, key);
    if (row) rows.set(key, row);
  }
  return rows;
}

const filesOf = (store: InMemoryEventStore, id: string) => {
  const file = { streams: ['fund-f1', 'round-r1', `application-${id}`], own: `application-${id}` };
  const open = (events: readonly Recorded[]) => grantCase(events, id, new Map());
  const source = { find: async () => ({ ...file, open }), restsOn: [], touchedBy: async () => [] };
  return new CaseFiles([source], store, new Upcasters());
};
/** The register as it stood, where today is the end of this log. */
async function registerOf(store: InMemoryEventStore) {
  const log = await store.readAll({ after: START, limit: Infinity });
  const ever = [...rowsOf(applications, log).values()].filter(({ everAwarded }) => everAwarded);
  const vault = { reveal: async (one: unknown) => one };
  return new GrantsAsAt({ find: async () => ever } as never, new AsAt(store, new Upcasters()), vault as never);
}
const tellings = (found: Pick<OpenCase, 'one' | 'events'> | null) =>
  found?.events.map((event) => found.one.tell(event)) ?? null;

it(`shows at 1,000 random places what a log that ends there shows (seed ${seed})`, async () => {
  const store = await told();
  const all = await store.readAll({ after: START, limit: Infinity });
  const past = new AsAt(store, new Upcasters());
  const register = await registerOf(store);
  const logs = new Map<number, InMemoryEventStore>();
  const place = fc.record({
    length: fc.integer({ min: 1, max: all.length }), byMoment: fc.boolean(),
    what: fc.constantFrom(rounds, funds, applications, 'case' as const, 'register' as const),
    who: fc.constantFrom(...applicationIds),
  });
  await fc.assert(fc.asyncProperty(place, async ({ length: wanted, byMoment, what, who }) => {
    const { recordedAt: moment, position } = all[wanted - 1]!;
    const until = byMoment ? { moment } : { position };
    const length = byMoment ? all.filter(({ recordedAt }) => recordedAt <= moment).length : wanted;
    const fresh = logs.get(length) ?? await cutAt(all, length); // each made once
    logs.set(length, fresh);
    if (what === 'register') {
      const end = { position: await fresh.head() };
      expect(await register.register(until)).toEqual(await (await registerOf(fresh)).register(end));
      return;
    }
    if (what !== 'case') {
      expect(await past.rows(what as View<{ id: string }>, streams, until)).toEqual(await rebuilt(fresh, what as View));
      return;
    }
    const then = (await filesOf(store, who).open('MH-1'))!.asAt(until);
    const begun = (await fresh.readStream(`application-${who}`)).length > 0;
    expect(tellings(then)).toEqual(begun ? tellings(await filesOf(fresh, who).open('MH-1')) : null);
  }), { numRuns: 1_000, seed });
}, 120_000);
