import type { Recorded } from '#event-store';
import type { DelegationGiven } from '#identity';
import type { Instant, Sealed } from '#kernel';
import type { ApplicationEvent } from '../application/application.events.js';
import type { AssessmentEvent } from '../assessment/assessment.events.js';
import type { FundEvent } from '../fund/fund.events.js';
import type { InterestsEvent } from '../interests/interests.events.js';
import type { PanelMeetingEvent, PanelMeetingOpened } from '../panel/panel-meeting.events.js';
import type { RoundEvent } from '../round/round.events.js';
import type { Criterion, RoundDecisionProcessSet } from '../round/round.terms.events.js';

export type GrantEvent = FundEvent | RoundEvent | ApplicationEvent | InterestsEvent | AssessmentEvent
  | PanelMeetingEvent;
type Of<T extends GrantEvent['type']> = Recorded<Extract<GrantEvent, { type: T }>>;

/** What the sentences about one application need to know beside their own event. */
export type GrantFacts = Readonly<{
  applicationId: string;
  funderId: string;
  /** Everything that the funder has delegated, by id. */
  delegations: ReadonlyMap<string, DelegationGiven['data']>;
  fundNames: ReadonlyMap<string, Sealed>;
  neighbourhoodNames: ReadonlyMap<string, string>;
  wardNames: ReadonlyMap<string, string>;
  criteria: readonly Criterion[];
  /** Under which the round says that it is decided. */
  authority: Sealed;
  process: RoundDecisionProcessSet['data'];
  /** Revisions of the round's record that set these terms. */
  revisions: Readonly<{ criteria: number; process: number }>;
  /** The organisation that applied, and its ward; null where that is not known. */
  groupId: string | null;
  wardCode: string | null;
  /** The places in the ranked list that others of the round had when they were awarded. */
  awardedPlaces: readonly number[];
  /** As it stands: null again once an award is taken back, until it is decided anew. */
  decidedAt: Instant | null;
  /** True once an award was public, whatever came of it: then its end is, too. */
  wasAwarded: boolean;
  /** What a member of a panel is called. */
  memberName(meetingId: string, memberId: string): Sealed | string;
  /** Each assessor's last scores up to a revision of the assessment's stream. */
  scoresAt(revision: number): readonly AssessmentEvent['data'][];
  /** True for scores that their assessor did not change again. */
  isLatestScore(event: Recorded<AssessmentEvent>): boolean;
}>;

/** The last event of a type, in the order of the log. */
export function lastOf<T extends GrantEvent['type']>(events: readonly Recorded[], type: T): Of<T> | undefined {
  return events.findLast((event) => event.type === type) as Of<T> | undefined;
}

const allOf = <T extends GrantEvent['type']>(events: readonly Recorded[], ...types: readonly T[]): readonly Of<T>[] =>
  events.filter(({ type }) => (types as readonly string[]).includes(type)) as never;

/** `events`: all of the streams that the application's case stands in. */
export function factsFrom(
  events: readonly Recorded[], applicationId: string, wardNames: ReadonlyMap<string, string>,
): GrantFacts {
  const funds = allOf(events, 'FundRegistered').map(({ data: { fundId, name } }) => [fundId, name] as const);
  const places = lastOf(events, 'RoundAreaSet')?.data.neighbourhoods ?? [];
  const own = events.filter(isAbout(applicationId));
  const given = events.filter(({ type }) => type === 'DelegationGiven') as Recorded<DelegationGiven>[];
  const scores = allOf(events, 'ApplicationScored', 'ScoresRevised');
  const latest = (upTo: number) => latestByAssessor(scores.filter(({ revision }) => revision <= upTo));
  const last = new Set(latest(Infinity).map(({ id }) => id));
  return {
    applicationId, wardNames, fundNames: new Map(funds),
    funderId: lastOf(own, 'ApplicationStarted')!.data.funderId,
    delegations: new Map(given.map(({ data }) => [data.delegationId, data])),
    neighbourhoodNames: new Map(places.map(({ id, name }) => [id, name])),
    ...termsFrom(events), groupId: groupOf(own),
    wardCode: wardOf(own),
    awardedPlaces: placesOf(allOf(events, 'GrantReserved').filter(({ data }) => data.applicationId !== applicationId)),
    decidedAt: standingDecision(own)?.metadata.effectiveAt ?? null,
    wasAwarded: lastOf(own, 'GrantAwarded') !== undefined,
    memberName: memberNames(allOf(events, 'PanelMeetingOpened')),
    scoresAt: (revision) => latest(revision).map(({ data }) => data), isLatestScore: ({ id }) => last.has(id),
  };
}

/** What was decided last, where that was not taken back. `own`: what is about one application. */
export function standingDecision(own: readonly Recorded[]): Of<'GrantAwarded' | 'ApplicationDeclined'> | null {
  const last = allOf(own, 'GrantAwarded', 'AwardTakenBack', 'ApplicationDeclined').at(-1);
  return last && last.type !== 'AwardTakenBack' ? last : null;
}

const groupOf = (own: readonly Recorded[]) => lastOf(own, 'GroupIdentified')?.data.organisationId ?? null;

const wardOf = (own: readonly Recorded[]) =>
  lastOf(own, 'ApplicationPlaced')?.data.wardCode ?? lastOf(own, 'ApplicationSubmitted')?.data.wardCode ?? null;

/** No application without a whole round. */
function termsFrom(events: readonly Recorded[]): Pick<GrantFacts, 'criteria' | 'process' | 'authority' | 'revisions'> {
  const criteria = lastOf(events, 'RoundCriteriaSet');
  const process = lastOf(events, 'RoundDecisionProcessSet')!;
  return {
    criteria: criteria?.data.criteria ?? [], process: process.data, authority: process.data.authority,
    revisions: { criteria: criteria?.revision ?? 0, process: process.revision },
  };
}

/** Each application counts once, as it was awarded last. */
function placesOf(awards: readonly Of<'GrantReserved'>[]): readonly number[] {
  const last = new Map(awards.map(({ data }) => [data.applicationId, data.evidence.rank]));
  return [...last.values()].filter((rank) => rank !== null);
}

export const isAbout = (applicationId: string) => ({ data }: Recorded) =>
  (data as { applicationId?: string }).applicationId === applicationId;

function memberNames(meetings: readonly PanelMeetingOpened[]) {
  const names = new Map(meetings.flatMap(({ data: { meetingId, present } }) =>
    present.map(({ memberId, name }) => [`${meetingId} ${memberId}`, name] as const)));
  return (meetingId: string, memberId: string) => names.get(`${meetingId} ${memberId}`) ?? 'A member';
}

function latestByAssessor(scores: readonly Recorded<AssessmentEvent>[]) {
  return [...new Map(scores.map((event) => [event.data.assessorId, event])).values()];
}

