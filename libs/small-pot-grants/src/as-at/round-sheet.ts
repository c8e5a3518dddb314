import { inWords } from '#calendar';
import type { Recorded } from '#event-store';
import { inPounds, type Revealed, sum } from '#kernel';
import type { SheetLine } from '#scrutiny';
import type { ApplicationRow } from '../application/applications.view.js';
import type { RoundEvent } from '../round/round.events.js';
import type { RoundRow, RoundStatus } from '../round/rounds.view.js';

const statuses: Readonly<Record<RoundStatus, string>> = {
  'draft': 'Drafted', 'awaiting-approval': 'Waiting for approval', 'approved': 'Approved',
  'scheduled': 'Scheduled', 'open': 'Open', 'closed': 'Closed', 'cancelled': 'Cancelled',
};
/** A round's terms and times, as anybody may read them once it is scheduled. */
export function termsSheet({ terms, status, opensAt, closesAt }: Revealed<RoundRow>): readonly SheetLine[] {
  const { money, timetable } = terms;
  return [
    { label: 'Name', text: terms.about?.name ?? 'None yet' }, { label: 'Status', text: statuses[status] },
    { label: 'Opens', text: opensAt === null ? 'Not set' : inWords(opensAt) },
    { label: 'Closes', text: closesAt === null ? 'Not set' : inWords(closesAt) },
    ...(timetable ? [{ label: 'Days to accept an offer', text: String(timetable.daysToAccept) }] : []),
    ...(money ? [
      { label: 'In the pot', text: inPounds(money.potPence) },
      { label: 'For each group', text: `${inPounds(money.smallestPence)} to ${inPounds(money.largestPence)}` },
    ] : []),
    ...rulesSheet(terms),
  ];
}

function rulesSheet({ area, criteria, decision, eligibility }: Revealed<RoundRow>['terms']): readonly SheetLine[] {
  return [
    ...(area ? [{ label: 'Where', text: area.neighbourhoods.map(({ name }) => name).join(', ') }] : []),
    ...(eligibility?.questions ?? []).map(({ question, passes }) => ({ label: question, text: passes })),
    ...(criteria?.criteria ?? []).map(({ name, weightPercent }) =>
      ({ label: `Scored: ${name}`, text: `${weightPercent}%` })),
    { label: 'Equal scores', text: 'They share a place' },
    ...(decision ? [
      { label: 'How it is decided', text: decision.how }, { label: 'Who decides', text: decision.decidedBy },
      { label: 'Under which authority', text: decision.authority },
      { label: 'Panel members who have to vote', text: decision.quorum ? String(decision.quorum) : 'No number is set' },
    ] : []),
  ];
}

type Applied = Pick<ApplicationRow, 'status' | 'askedPence'>;

/** Sums of the pot for officers of its funder: as they stood, with all that was sent until then. */
export function potSheet(
  row: Revealed<RoundRow>, events: readonly Recorded[], sent: readonly Applied[],
): readonly SheetLine[] {
  return [
    ...awardsSheet(row, events), ...applicationsSheet(sent, ''),
    ...(row.terms.area?.neighbourhoods ?? []).flatMap(({ id, name }) => {
      const left = row.leftByNeighbourhood[id];
      return left === undefined ? [] : [{ label: `Left for ${name}`, text: inPounds(left) }];
    }),
  ];
}

/**
 * Sums of the pot for anybody. Two times of the past give a difference, and that can be one application: so awards,
 * which the register tells, are as they stood; what was not awarded is told at its end only, once all is decided; and
 * nothing is told by neighbourhood, since that would tell the place of an award whose place is withheld.
 */
export function publicPotSheet(
  row: Revealed<RoundRow>, events: readonly Recorded[], sentUntilToday: readonly Applied[],
): readonly SheetLine[] {
  const isDecided = sentUntilToday.every(({ status }) => status !== 'submitted');
  return [...awardsSheet(row, events), ...(isDecided ? applicationsSheet(sentUntilToday, ', in the end') : [])];
}

/** Offers that wait for an answer are set aside, and those that were accepted are spent. */
function awardsSheet(row: Revealed<RoundRow>, events: readonly Recorded[]): readonly SheetLine[] {
  const spent = sum(dataOf(events, 'GrantConfirmed').map(({ pence }) => pence));
  return [
    { label: 'Left in the pot', text: inPounds(row.leftPence) },
    { label: 'Set aside for offers', text: inPounds(row.awardedPence - spent) },
    { label: 'Accepted and spent', text: inPounds(spent) }, { label: 'Awards that stand', text: String(row.awarded) },
  ];
}

function applicationsSheet(sent: readonly Applied[], when: string): readonly SheetLine[] {
  const counting = sent.filter(({ status }) => status !== 'withdrawn');
  return [
    { label: `Declined${when}`, text: String(sent.filter(({ status }) => status === 'declined').length) },
    { label: `Applied${when}`, text: String(counting.length) },
    { label: `Asked for${when}`, text: inPounds(sum(counting.map(({ askedPence }) => askedPence))) },
  ];
}

type Confirmed = Extract<RoundEvent, { type: 'GrantConfirmed' }>;
const dataOf = (events: readonly Recorded[], type: 'GrantConfirmed') =>
  events.filter((event) => event.type === type).map(({ data }) => data as Confirmed['data']);
