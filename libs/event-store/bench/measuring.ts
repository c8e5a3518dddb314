/** Where to measure, and for how long. `events` is the length of the log for what is measured on a long one. */
export type Run = Readonly<{ url: string; runs: number; milliseconds: number; events: number }>;

/** One line of the report. `target` is a lower bound, or an upper one where `atMost` says so. */
export type Figure = Readonly<{ name: string; value: number; unit: string; target?: number; atMost?: boolean }>;

export const median = (values: readonly number[]) => percentile(values, 50);

/** The value that so many per cent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

/**
 * Every contestant in turn, several times over, each time beginning with the next one, and backwards every other time:
 * a slow minute of the machine, or what the one before left behind, should meet them all. The medians.
 */
export async function compete<Name extends string>(
  contestants: Readonly<Record<Name, () => Promise<number>>>, runs: number,
): Promise<Record<Name, number>> {
  const all = Object.entries<() => Promise<number>>(contestants);
  const results = new Map<string, number[]>();
  for (let run = 0; run < runs; run++)
    for (const [name, measure] of inTurn(all, run))
      results.set(name, [...results.get(name) ?? [], await measure()]);
  return Object.fromEntries([...results].map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

function inTurn<T>(all: readonly T[], run: number): readonly T[] {
  const first = run % all.length;
  const turned = [...all.slice(first), ...all.slice(0, first)];
  return run % 2 === 0 ? turned : turned.toReversed();
}

/** How often a second `work` is done by so many workers, each beginning again as soon as it is through. */
export const rate = (workers: number, milliseconds: number, work: (nth: number) => Promise<unknown>) =>
  working(workers, (_, past) => past < milliseconds, work);

/** The same for so many pieces of work, however long they take: where what was done slows what is done next. */
export const rateOf = (count: number, workers: number, work: (nth: number) => Promise<unknown>) =>
  working(workers, (done) => done < count, work);

async function working(
  workers: number, goesOn: (done: number, past: number) => boolean, work: (nth: number) => Promise<unknown>,
) {
  let done = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: workers }, async () => {
    while (goesOn(done, performance.now() - start)) await work(done++);
  }));
  return done / (performance.now() - start) * 1_000;
}

/** Milliseconds. */
export async function duration(work: () => Promise<unknown>) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
