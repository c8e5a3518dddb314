import type { Revealed } from '#kernel';
import type { ObligationRow } from '../obligation/obligations.view.js';

/** How near the last day is: gone by, or so many months away at most. */
export type Nearness = 'over' | 3 | 6 | 12;
type Watched = Pick<Revealed<ObligationRow>, 'spendByDay' | 'freePence' | 'committedPence' | 'state'>;
export type Expiring<O extends Watched> = Readonly<{ obligation: O; nearness: Nearness; pence: number }>;

/** The same day of a month so many months later; the month's last, where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), count % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return `${year}-${twoDigits(month + 1)}-${twoDigits(Math.min(Number(day.slice(8)), last))}`;
}

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** What would have to be given back if nothing happened: by the deed, what is only committed may count as used. */
export const atRisk = ({ freePence, committedPence, state }: Watched) =>
  freePence + (state.terms.spendBy?.counts === 'spent-or-committed' ? 0 : committedPence);

/** Money whose last day is at most 12 months away, the nearest first. `today` is London's day. */
export function aboutToExpire<O extends Watched>(obligations: readonly O[], today: string): readonly Expiring<O>[] {
  const near = obligations.flatMap((obligation): readonly Expiring<O>[] => {
    const nearness = nearnessOf(obligation.spendByDay, today);
    const pence = atRisk(obligation);
    return nearness !== undefined && pence > 0 ? [{ obligation, nearness, pence }] : [];
  });
  return near.toSorted((one, other) => one.obligation.spendByDay!.localeCompare(other.obligation.spendByDay!));
}

function nearnessOf(day: string | null, today: string): Nearness | undefined {
  if (day === null) return undefined;
  if (day < today) return 'over';
  return ([3, 6, 12] as const).find((months) => day <= monthsLater(today, months));
}
