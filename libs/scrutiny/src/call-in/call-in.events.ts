import type { Event, Instant, Sealed } from '#kernel';

/** What the decision is about: its context and its id there. */
export type Decided = Readonly<{ kind: 'grant'; id: string }>;
/** `organisationId`: whose decision it is. Texts are sealed under `scrutiny:<reference>`. */
type Fact<Type extends string, Data extends object = object> =
  Event<Type, { organisationId: string; reference: string } & Data>;

/** Before it is decided: it cannot wait for scrutiny, for these reasons. */
export type DecisionExempted =
  Fact<'DecisionExempted', { reasons: Sealed; exemptedBy: string; accounts: readonly string[];
    constitutionRevision: number }>;
/** The decision is public. `until`: the last moment at which it can be called in. */
export type CallInPeriodOpened = Fact<'CallInPeriodOpened', {
  about: Decided; decidedBy: string; until: Instant; members: number; constitutionRevision: number;
}>;
/** One member wants it called in. */
export type CallInAskedFor = Fact<'CallInAskedFor', { askedBy: string; reasons: Sealed }>;
/** As many have asked as the constitution says. */
export type DecisionCalledIn = Fact<'DecisionCalledIn', { about: Decided; members: number }>;
/** Nobody called it in, or too few did. */
export type CallInPeriodEnded = Fact<'CallInPeriodEnded', { about: Decided; asked: number; members: number }>;

/** `by`: whose meeting on that day said so. The minute is public. */
type Outcome = { about: Decided; heldOn: string; minute: Sealed; recordedBy: string };
export type CalledInDecisionReleased =
  Fact<'CalledInDecisionReleased', Outcome & { by: 'committee' | 'council' }>;
export type DecisionReferredBack = Fact<'DecisionReferredBack', Outcome & { by: 'committee' | 'council' }>;
export type CallInSentToCouncil = Fact<'CallInSentToCouncil', Outcome>;
/** There is nothing to look at any more: it was decided again, or the group does not want it. */
export type CallInClosed = Fact<'CallInClosed', { cause: CloseCause }>;
export type CloseCause = 'confirmed' | 'taken-back' | 'no-award-any-more';

export type CallInEvent = DecisionExempted | CallInPeriodOpened | CallInAskedFor | DecisionCalledIn | CallInPeriodEnded
  | CalledInDecisionReleased | DecisionReferredBack | CallInSentToCouncil | CallInClosed;
