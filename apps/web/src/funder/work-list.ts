import { inWords } from '#calendar';
import type { Actor } from '#identity';
import { inPounds } from '#kernel';
import type { RoundPage, RoundPhase } from '#small-pot-grants';
import { roundName } from './funder-rounds.js';
import { sectionsOf } from './sections.js';

type Entry = Readonly<{ name: string; href: string; next: string }>;
export type WorkGroup = Readonly<{ heading: string; rounds: readonly Entry[] }>;

/** Headings in the order in which somebody would do things. */
const headings = [
  'Waiting for you to approve', 'Drafts', 'Waiting for somebody else to approve', 'Approved', 'Scheduled', 'Open',
  'Closed', 'Cancelled',
] as const;
type Heading = (typeof headings)[number];

const byPhase: Readonly<Record<Exclude<RoundPhase, 'awaiting-approval'>, Heading>> = {
  draft: 'Drafts', approved: 'Approved', coming: 'Scheduled', open: 'Open', closed: 'Closed', cancelled: 'Cancelled',
};

/** A funder's rounds, in groups by what is to be done, each with what happens next. */
export function workList(actor: Actor, rounds: readonly RoundPage[]): readonly WorkGroup[] {
  const sorted = rounds.map((round) => ({ heading: headingOf(actor, round), entry: entryOf(actor, round) }));
  return headings
    .map((heading) => ({ heading, rounds: sorted.filter((one) => one.heading === heading).map(({ entry }) => entry) }))
    .filter((group) => group.rounds.length > 0);
}

/** Whoever wrote any part of a round is not asked to approve it. */
export const mayApprove = (actor: Actor, { funderId, editors, status }: RoundPage) =>
  status === 'awaiting-approval' && actor.may('approve-round', funderId) && !editors.includes(actor.personId);

function headingOf(actor: Actor, round: RoundPage): Heading {
  if (round.phase !== 'awaiting-approval') return byPhase[round.phase];
  return mayApprove(actor, round) ? 'Waiting for you to approve' : 'Waiting for somebody else to approve';
}

function entryOf(actor: Actor, round: RoundPage): Entry {
  const href = `/funder/rounds/${round.id}`;
  return {
    name: roundName(round), next: next[round.phase](round), href: mayApprove(actor, round) ? `${href}/approve` : href,
  };
}

const next: Readonly<Record<RoundPhase, (round: RoundPage) => string>> = {
  draft: draftsNext,
  'awaiting-approval': ({ terms }) => `It asks for ${inPounds(terms.money?.potPence ?? 0)}`,
  approved: () => 'The money is being set aside',
  coming: ({ opensAt }) => `Opens on ${inWords(opensAt!)}`,
  open: ({ closesAt, applied }) => `${applicationsOf(applied)} so far. Closes on ${inWords(closesAt!)}`,
  closed: ({ applied, awarded, declined, leftPence }) => `${applicationsOf(applied)}: ${awarded} awarded, `
    + `${declined} declined. ${inPounds(leftPence)} left`,
  cancelled: () => 'Nothing is to be done',
};

function draftsNext(round: RoundPage): string {
  if (round.shortFundId !== null) return 'A fund had too little money left. Change the money, then send it again';
  if (round.remark !== null) return 'It was sent back. Read why';
  const sections = sectionsOf(round);
  const done = sections.filter(({ isDone }) => isDone).length;
  return done === sections.length ? 'Ready to check and send' : `${done} of ${sections.length} sections are written`;
}

const applicationsOf = (count: number) => `${count} ${count === 1 ? 'application' : 'applications'}`;
