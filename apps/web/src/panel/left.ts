import type { RoundPage } from '#small-pot-grants';

/** What there was, what is awarded and what is left, in pence, of a pot or of a neighbourhood's share. */
export type Left = Readonly<{ name: string; wholePence: number; takenPence: number; leftPence: number }>;

const left = (name: string, wholePence: number, leftPence: number): Left =>
  ({ name, wholePence, leftPence, takenPence: wholePence - leftPence });

/** The pot, and under it each neighbourhood where the pot is so much for each person. */
export function leftIn({ terms: { money, area }, leftPence, leftByNeighbourhood }: RoundPage): readonly Left[] {
  const names = new Map(area?.neighbourhoods.map(({ id, name }) => [id, name]));
  const shares = money?.perHead?.ceilings.map(({ neighbourhoodId: id, pence }) =>
    left(names.get(id) ?? id, pence, leftByNeighbourhood[id] ?? pence)) ?? [];
  return [left('The pot', money?.potPence ?? 0, leftPence), ...shares];
}
