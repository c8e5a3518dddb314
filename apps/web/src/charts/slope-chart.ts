/** Something in two lists. A place is null where it has none; `mark` stands beside the second. */
export type Slope = Readonly<{
  id: string; name: string; before: number | null; after: number | null; kind: 'stays' | 'in' | 'out';
}>;
/** In the drawing's own units. `name` is cut to fit. */
export type DrawnSlope = Readonly<{
  name: string; before: string; after: string; kind: Slope['kind']; beforeY: number; afterY: number;
}>;
export type SlopeChart = Readonly<{ width: number; height: number; lines: readonly DrawnSlope[]; leftOut: number }>;

const [width, top, rowHeight, mostLines, mostLetters] = [300, 34, 26, 60, 13] as const;

/** Two lists beside each other, with a line from each place in the first to the place in the second. */
export function slopeChart(slopes: readonly Slope[]): SlopeChart {
  const first = byPlace(slopes, ({ before }) => before).slice(0, mostLines);
  const second = byPlace(first, ({ after }) => after);
  const lineOf = (slope: Slope, at: number): DrawnSlope => ({
    name: shortened(slope.name), kind: slope.kind,
    before: labelOf(slope.before, first.map(({ before }) => before)), beforeY: yOf(at),
    after: labelOf(slope.after, first.map(({ after }) => after)), afterY: yOf(second.indexOf(slope)),
  });
  const leftOut = slopes.length - first.length;
  return { width, height: top + first.length * rowHeight, lines: first.map(lineOf), leftOut };
}

const yOf = (at: number) => top + at * rowHeight + rowHeight / 2;

/** Without a place comes last. Those who share one stay in their order. */
const byPlace = (slopes: readonly Slope[], placeOf: (slope: Slope) => number | null) =>
  slopes.toSorted((one, other) => (placeOf(one) ?? Infinity) - (placeOf(other) ?? Infinity) || 0);

/** "3", "3=" where it is shared, "–" where there is none. */
function labelOf(place: number | null, all: readonly (number | null)[]): string {
  if (place === null) return '–';
  return all.filter((one) => one === place).length > 1 ? `${place}=` : String(place);
}

const shortened = (name: string) => (name.length > mostLetters ? `${name.slice(0, mostLetters - 1).trimEnd()}…` : name);
