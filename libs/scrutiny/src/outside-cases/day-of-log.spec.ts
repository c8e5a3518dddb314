import { Clock, InMemoryEventStore, type NewEvent, type Position, Upcasters } from '#event-store';
import type { LogIndex } from '#transparency';
import { DayOfLog } from './day-of-log.js';
import { sayingOf } from './sentences.js';

class SetClock extends Clock {
  moment = '';
  override now() { return this.moment; }
}

const metadata: NewEvent['metadata'] = {
  commandId: '', actor: '', role: '', authority: '', organisationId: '', correlationId: '', causationId: '',
  effectiveAt: '', commandHash: '',
};
const event = (id: string): NewEvent => ({ id, type: 'Noted', schemaVersion: 1, data: {}, metadata });
const times = [
  ['2027-04-01T22:59:59.999Z', 3], ['2027-04-01T23:00:00.000Z', 1_200], ['2027-04-02T22:59:59.999Z', 1],
  ['2027-04-02T23:00:00.000Z', 2],
] as const;

describe('a day of the log', () => {
  const [clock, upcasters] = [new SetClock(), new Upcasters()];
  const store = new InMemoryEventStore(clock);
  let day: DayOfLog;

  beforeAll(async () => {
    for (const [moment, count] of times) {
      clock.moment = moment;
      await store.append(moment, Array.from({ length: count }, (_, i) => event(`${moment} ${i}`)), 0);
    }
    const all = await store.readAll({ after: '' as Position, limit: 10_000 });
    day = new DayOfLog({
      positionAt: async (index: number) => all[index]?.position ?? null,
      indexAt: async (moment: string) => {
        const index = all.findLastIndex(({ recordedAt }) => recordedAt <= moment);
        return index < 0 ? null : index;
      },
    } as unknown as LogIndex, store, upcasters);
  });

  const allOf = async (wanted: (id: string) => boolean) => {
    const ids: string[] = [];
    let before: number | null = null;
    do {
      const found = await day.newest({ day: '2027-04-02', before, most: 50 }, ({ id }) => wanted(id));
      ids.push(...found.events.map(({ id }) => id));
      before = found.before;
    } while (before !== null);
    return ids;
  };

  it('is read page by page, the newest first, from midnight to midnight in London, without a gap', async () => {
    const ids = await allOf(() => true);
    expect(ids).toHaveLength(1_201);
    expect(new Set(ids).size).toBe(1_201);
    expect([ids[0], ids[1], ids.at(-1)]).toEqual(
      ['2027-04-02T22:59:59.999Z 0', '2027-04-01T23:00:00.000Z 1199', '2027-04-01T23:00:00.000Z 0']);
  });

  it('leaves out what is of others, however far apart one’s own stands', async () => {
    expect(await allOf((id) => /Z (?:7|1100)$/.test(id)))
      .toEqual(['2027-04-01T23:00:00.000Z 1100', '2027-04-01T23:00:00.000Z 7']);
  });

  it('is empty where nothing was recorded', async () => {
    expect(await day.newest({ day: '2026-01-01', before: null, most: 50 }, () => true))
      .toEqual({ events: [], before: null });
  });

  it('stops loudly at an event that no sentence tells', async () => {
    const { events: [one] } = await day.newest({ day: '2027-04-02', before: null, most: 1 }, () => true);
    expect(() => sayingOf({ ofCases: [], outsideCases: [] }, one!)).toThrow('No sentence tells Noted');
    expect(sayingOf({ ofCases: [{ Noted: null }], outsideCases: [] }, one!)).toBeNull();
  });
});
