/** A mean with its spread, each from 0 to 100. */
export type Spread = Readonly<{ name: string; mean: number; spread: number }>;
/** In the drawing's own units. */
export type DrawnSpread = Readonly<{ name: string; x: number; from: number; to: number; y: number }>;
export type SpreadChart = Readonly<{ width: number; height: number; spreads: readonly DrawnSpread[]; leftOut: number }>;

const [width, rowHeight, mostSpreads] = [300, 40, 30] as const;

/** Under each name a dot where the mean is, on a line as long as the spread, between 0 and 100. */
export function spreadChart(spreads: readonly Spread[]): SpreadChart {
  const xOf = (score: number) => Math.round(Math.min(100, Math.max(0, score)) / 100 * width * 10) / 10;
  const shown = spreads.slice(0, mostSpreads);
  return {
    width, height: shown.length * rowHeight, leftOut: spreads.length - shown.length,
    spreads: shown.map(({ name, mean, spread }, at) =>
      ({ name, x: xOf(mean), from: xOf(mean - spread), to: xOf(mean + spread), y: at * rowHeight })),
  };
}
