import type { Recorded } from '#event-store';
import type { Instant, Sealed } from '#kernel';
import type { ApplicationEvent } from '../application/application.events.js';
import type { AssessmentEvent } from '../assessment/assessment.events.js';
import type { FundEvent } from '../fund/fund.events.js';
import type { InterestsEvent } from '../interests/interests.events.js';
import type { RoundEvent } from '../round/round.events.js';
import type { Criterion } from '../round/round.terms.events.js';

export type GrantEvent = FundEvent | RoundEvent | ApplicationEvent | InterestsEvent | AssessmentEvent;
type Of<T extends GrantEvent['type']> = Recorded<Extract<GrantEvent, { type: T }>>;

/** What the sentences about one application need to know beside their own event. */
export type GrantFacts = Readonly<{
  applicationId: string;
  fundNames: ReadonlyMap<string, Sealed>;
  neighbourhoodNames: ReadonlyMap<string, string>;
  wardNames: ReadonlyMap<string, string>;
  criteria: readonly Criterion[];
  /** Under which the round says that it is decided. */
  authority: Sealed;
  decidedAt: Instant | null;
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
  const decided = lastOf(events.filter(isAbout(applicationId)), 'GrantAwarded')
    ?? lastOf(events.filter(isAbout(applicationId)), 'ApplicationDeclined');
  const scores = allOf(events, 'ApplicationScored', 'ScoresRevised');
  const latest = (upTo: number) => latestByAssessor(scores.filter(({ revision }) => revision <= upTo));
  const last = new Set(latest(Infinity).map(({ id }) => id));
  return {
    applicationId, wardNames, fundNames: new Map(funds),
    neighbourhoodNames: new Map(places.map(({ id, name }) => [id, name])),
    criteria: lastOf(events, 'RoundCriteriaSet')?.data.criteria ?? [],
    authority: lastOf(events, 'RoundDecisionProcessSet')!.data.authority, // no application without a whole round
    decidedAt: decided?.metadata.effectiveAt ?? null,
    scoresAt: (revision) => latest(revision).map(({ data }) => data), isLatestScore: ({ id }) => last.has(id),
  };
}

export const isAbout = (applicationId: string) => ({ data }: Recorded) =>
  (data as { applicationId?: string }).applicationId === applicationId;

function latestByAssessor(scores: readonly Recorded<AssessmentEvent>[]) {
  return [...new Map(scores.map((event) => [event.data.assessorId, event])).values()];
}

