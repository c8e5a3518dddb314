import type { Position, Recorded } from '../event-store.js';
import { Tail } from './tail.js';

describe('the end of the log, followed by many', () => {
  let length: number;
  let asked: string[];
  let tail: Tail;
  beforeEach(() => {
    [length, asked] = [0, []];
    tail = new Tail(async (after, limit) => {
      asked.push(after);
      const count = Math.min(limit, length - Number(after));
      return Array.from({ length: count }, (_, i) => ({ position: String(Number(after) + i + 1) }) as Recorded);
    });
  });
  const beyond = async (after: number) =>
    (await tail.beyond(String(after || '') as Position)).map(({ position }) => Number(position));

  it('is read once for all who come at once, and not again for those who come later', async () => {
    length = 3;
    expect(await Promise.all([beyond(0), beyond(0), beyond(0)])).toEqual([[1, 2, 3], [1, 2, 3], [1, 2, 3]]);
    expect([await beyond(0), await beyond(1), await beyond(2)]).toEqual([[1, 2, 3], [2, 3], [3]]);
    expect(asked).toEqual(['']);
  });

  it('goes on with what was added', async () => {
    length = 3;
    await beyond(0);
    length = 5;
    expect([await beyond(3), await beyond(1)]).toEqual([[4, 5], [2, 3, 4, 5]]);
    expect(asked).toEqual(['', '3']);
  });

  it('has no gap where one reads on from further ahead, and another from far behind', async () => {
    length = 2_000;
    await beyond(0);
    expect(await beyond(1_500)).toHaveLength(500);
    for (const after of [0, 500, 1_000]) expect((await beyond(after))[0]).toBe(after + 1);
    expect((await beyond(1_999))).toEqual([2_000]);
    expect(asked).toEqual(['', '1500', '', '500', '1000']);
  });

  it('asks anew after a question that failed, and where there was nothing yet', async () => {
    const failing = new Tail(async (after) => {
      asked.push(after);
      if (asked.length === 1) throw new Error('The connection is lost');
      return asked.length === 2 ? [] : [{ position: '1' } as Recorded];
    });
    await expect(failing.beyond('' as Position)).rejects.toThrow('lost');
    expect(await failing.beyond('' as Position)).toEqual([]);
    expect(await failing.beyond('' as Position)).toEqual([{ position: '1' }]);
  });
});
