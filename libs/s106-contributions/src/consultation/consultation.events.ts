import type { Event, Instant, Sealed } from '#kernel';

export type PartyKind = 'consortium' | 'ward-councillor' | 'parish-council';
/** Who is asked. `id`: the organisation's; of a ward councillor, the person's. */
export type Party = Readonly<{ kind: PartyKind; id: string }>;
/** `email`: where they are told; null where nobody knows one. */
export type Asked = Party & Readonly<{ email: Sealed | null }>;

/** What it is about: a planning application, or money of an obligation that can be spent, as at a revision of it. */
export type ConsultationSubject =
  | Readonly<{ kind: 'planning'; planningApplicationId: string }>
  | Readonly<{ kind: 'spending'; obligationId: string; obligationRevision: number; freePence: number }>;

/** `dueAt`: the last moment of the last day in London, worked out once. `days` do not count the day of asking. */
export type ConsultationOpened = Event<'ConsultationOpened', {
  consultationId: string; funderId: string; subject: ConsultationSubject; title: Sealed; question: Sealed;
  wardCodes: readonly string[]; days: number; dueAt: Instant; asked: readonly Asked[]; openedBy: string;
}>;

/** The consortium asked its member groups for proposals. */
export type MemberGroupsAsked = Event<'MemberGroupsAsked', {
  consultationId: string; organisationId: string; askedBy: string; words: Sealed;
  groups: readonly Readonly<{ personId: string; name: Sealed; email: Sealed }>[];
}>;

/** Somebody who ranks looked at these proposals, and said in which they have an interest. It is never taken back. */
export type InterestsInProposalsDeclared = Event<'InterestsInProposalsDeclared', {
  consultationId: string; organisationId: string; personId: string; seen: readonly string[];
  interests: readonly Readonly<{ proposalId: string; nature: Sealed }>[];
}>;

/** One person's order of the proposals, the best first, without those in which they have an interest. */
export type ProposalsRanked = Event<'ProposalsRanked', {
  consultationId: string; organisationId: string; personId: string; order: readonly string[]; reasons: Sealed;
}>;

/** A place in the sector's ranking, of which so many people are behind it. Ties share a place. */
export type RankedPlace = Readonly<{ proposalId: string; place: number; rankedBy: number }>;

type Answer = Readonly<{
  consultationId: string; party: Party; answeredBy: string; words: Sealed; dueAt: Instant;
  /** Of a consortium: all that was put forward, ranked or not. */
  ranking: readonly RankedPlace[]; unranked: readonly string[];
}>;
export type ConsultationAnswered = Event<'ConsultationAnswered', Answer>;
/** After the last day: a fact of its own, beside the fact that no answer came in time. */
export type ConsultationAnsweredLate = Event<'ConsultationAnsweredLate', Answer>;

/** The last day went by without an answer of theirs. */
export type ConsultationLeftUnanswered =
  Event<'ConsultationLeftUnanswered', { consultationId: string; party: Party; dueAt: Instant }>;
export type ConsultationPeriodEnded =
  Event<'ConsultationPeriodEnded', { consultationId: string; dueAt: Instant }>;

/** The site is one on which this way of asking is tried out. */
export type PilotMarked = Event<'PilotMarked', {
  consultationId: string; development: 'little' | 'much'; why: Sealed; markedBy: string;
}>;
export type Grade = 'yes' | 'partly' | 'no';
/** `answeredInTime`, by whoever was asked for the sector, is what the record says, and nobody's opinion. */
export type PilotEvaluated = Event<'PilotEvaluated', {
  consultationId: string; answeredInTime: boolean; understood: Grade; understoodWhy: Sealed; used: Grade;
  usedWhy: Sealed; cameOfIt: Sealed; evaluatedBy: string;
}>;

export type ConsultationEvent =
  | ConsultationOpened | MemberGroupsAsked | InterestsInProposalsDeclared | ProposalsRanked | ConsultationAnswered
  | ConsultationAnsweredLate | ConsultationLeftUnanswered | ConsultationPeriodEnded | PilotMarked | PilotEvaluated;
