/** One bar of up to two parts; null where a number is not told. */
export type Bar = Readonly<{ name: string; first: number | null; second: number | null }>;
/** In the drawing's own units. `hasUntold`: a part is not drawn, since its number is not told. */
export type DrawnBar =
  Readonly<{ name: string; firstWidth: number; secondWidth: number; hasUntold: boolean; y: number }>;
export type BarChart = Readonly<{ width: number; height: number; bars: readonly DrawnBar[]; leftOut: number }>;

const [width, rowHeight, mostBars] = [300, 40, 30] as const;

/** Bars under each other, each under its name, the longest as wide as the drawing. */
export function barChart(bars: readonly Bar[]): BarChart {
  const shown = bars.slice(0, mostBars);
  const longest = Math.max(1, ...shown.map(({ first, second }) => (first ?? 0) + (second ?? 0)));
  const widthOf = (number: number | null) => Math.round((number ?? 0) / longest * width * 10) / 10;
  return {
    width, height: shown.length * rowHeight, leftOut: bars.length - shown.length,
    bars: shown.map(({ name, first, second }, at) => ({
      name, firstWidth: widthOf(first), secondWidth: widthOf(second), hasUntold: first === null || second === null,
      y: at * rowHeight,
    })),
  };
}
