import { faults } from './faults.js';

const obstacles = new Map(await Promise.all(
  faults.map(async (fault) => [fault, await fault.obstacle?.()] as const)));
const possible = faults.filter((fault) => obstacles.get(fault) === undefined);
const impossible = faults.flatMap((fault) => {
  const why = obstacles.get(fault);
  return why === undefined ? [] : [{ title: fault.title, why }];
});

/** A short run of each; `npm run test:faults -- --kills 200` is the long one. */
describe('when things break', () => {
  it.each(possible.map((fault) => [fault.title, fault] as const))('%s', async (_, { short, run }) => {
    const figures = await run(short);
    expect(figures.filter(({ met }) => met === false)).toEqual([]);
    expect(figures.filter(({ met }) => met === true)).not.toHaveLength(0);
  });

  for (const { title, why } of impossible) it.skip(`${title}: ${why}`, () => undefined);
});
