import { Refusal } from '#kernel';
import type { RankedPlace } from './consultation.events.js';
import type { OpenedConsultation, PersonalOrder } from './consultation.state.js';

/** Whoever ranks. `accounts`: all of that human; `own`: the proposals that they or an organisation of theirs made. */
export type Ranker = Readonly<{ accounts: readonly string[]; own: readonly string[] }>;

/**
 * Nobody ranks what they have an interest in, what is their own, or what they were not asked about.
 * @throws Refusal `nothing-ranked`, `ranked-twice`, `not-put-forward`, `own-proposal`, `has-interest`,
 * `interests-not-declared`
 */
export function mustBeFreeToRank(
  order: readonly string[], listed: readonly string[], { accounts, own }: Ranker,
  { declared }: Pick<OpenedConsultation, 'declared'>,
) {
  if (order.length === 0) throw new Refusal('nothing-ranked', 'Give at least one proposal a place', 'order');
  if (new Set(order).size < order.length)
    throw new Refusal('ranked-twice', 'Give each proposal one place', 'order');
  if (!order.every((id) => listed.includes(id)))
    throw new Refusal('not-put-forward', 'The list has changed. Open the page again', 'order');
  if (order.some((id) => own.includes(id)))
    throw new Refusal('own-proposal', 'One of these is your own. Leave it to the others to rank it', 'order');
  const mine = declared.filter(({ personId }) => accounts.includes(personId));
  if (order.some((id) => mine.some(({ closed }) => closed.includes(id))))
    throw new Refusal('has-interest', 'You said that you have an interest in one of these. Leave it out', 'order');
  if (!order.every((id) => mine.some(({ seen }) => seen.includes(id))))
    throw new Refusal('interests-not-declared', 'First say whether you have an interest in any of the proposals');
}

/**
 * One ranking out of several people's. Of each two proposals, the one that more people put above the other scores two,
 * and both score one where it is even or nobody ranked both. The same score shares a place. Nobody's missing places
 * count against a proposal, since people leave out what they have an interest in.
 */
export function merged(orders: readonly PersonalOrder[], listed: readonly string[]): readonly RankedPlace[] {
  const ranked = listed.filter((id) => orders.some(({ order }) => order.includes(id)));
  const scored = ranked.map((id) => ({ id, score: scoreOf(id, ranked, orders) }));
  const places = scored.map(({ id, score }) => ({
    proposalId: id, place: 1 + scored.filter((other) => other.score > score).length,
    rankedBy: orders.filter(({ order }) => order.includes(id)).length,
  }));
  return places.toSorted((one, other) => one.place - other.place);
}

function scoreOf(id: string, ranked: readonly string[], orders: readonly PersonalOrder[]) {
  return ranked.filter((other) => other !== id)
    .reduce((score, other) => score + Math.sign(lead(id, other, orders)) + 1, 0);
}

/** How many more people put the one above the other than below it. */
function lead(one: string, other: string, orders: readonly PersonalOrder[]) {
  const both = orders.filter(({ order }) => order.includes(one) && order.includes(other));
  return both.reduce((sum, { order }) => sum + Math.sign(order.indexOf(other) - order.indexOf(one)), 0);
}
