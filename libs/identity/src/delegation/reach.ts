import { dateInWords, londonDay } from '#calendar';
import { type Instant, inPounds } from '#kernel';

type Reach = Readonly<{ upToPence: number; from: Instant; until: Instant | null }>;

/** "Up to £5,000, from 1 April 2027 to 31 March 2028". The last day is the one that is over at `until`. */
export function reachInWords({ upToPence, from, until }: Reach): string {
  const last = until === null ? '' : ` to ${dateInWords(londonDay(new Date(Date.parse(until) - 1).toISOString()))}`;
  return `Up to ${inPounds(upToPence)}, from ${dateInWords(londonDay(from))}${last}`;
}
