import { AsAt } from './as-at.js';
import type { Recorded } from './event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import { Upcasters } from './upcasters.js';

/** Answers only in the next turn of the loop, and counts who waits for it. */
class CountingStore extends InMemoryEventStore {
  most = 0;
  readonly order: string[] = [];
  private reading = 0;

  override async readStream(stream: string): Promise<Recorded[]> {
    this.most = Math.max(this.most, ++this.reading);
    await new Promise((resolve) => { setImmediate(resolve); });
    this.reading--;
    this.order.push(stream);
    if (stream === 'broken') throw new Error('The connection broke');
    return [];
  }
}
const streams = (of: string, number: number) => Array.from({ length: number }, (_, i) => `${of}-${i}`);

describe('the record as it stood', () => {
  it('is read ten streams at a time, however many ask at once', async () => {
    const store = new CountingStore();
    const past = new AsAt(store, new Upcasters());
    await Promise.all(streams('page', 8).map((of) => past.events(streams(of, 12))));
    expect([store.most, new Set(store.order).size]).toEqual([10, 96]);
  });
  it('does not let who wants one stream wait for all of one who wants many', async () => {
    const store = new CountingStore();
    const past = new AsAt(store, new Upcasters());
    await Promise.all([past.events(streams('many', 200)), past.events(streams('many', 200)), past.events(['one'])]);
    expect(store.order.indexOf('one')).toBeLessThan(30);
  });
  it('goes on for others where one cannot be read', async () => {
    const past = new AsAt(new CountingStore(), new Upcasters());
    const asked = [past.events(['broken']), past.events(['broken']), past.events(['whole']), past.events(['whole'])];
    expect((await Promise.allSettled(asked)).map(({ status }) => status))
      .toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  });
});
