import type { Event, Sealed } from '#kernel';

/** A developer asks to build ten homes or more. `reference` is the planning register's own. */
export type PlanningApplicationReceived = Event<'PlanningApplicationReceived', {
  planningApplicationId: string; funderId: string; reference: string; site: Sealed; wardCodes: readonly string[];
  dwellings: number; developer: Sealed; developerEmail: Sealed | null; receivedOn: string; recordedBy: string;
}>;

/** Whether one of the three tests of regulation 122 is met, and why. */
export type TestOutcome = Readonly<{ isMet: boolean; why: Sealed }>;

/**
 * A proposal that the sector put forward was held against regulation 122(2) of the CIL Regulations 2010: necessary,
 * directly related, fairly and reasonably related in scale and kind. Tested again, the last one counts.
 */
export type RequestTested = Event<'RequestTested', {
  planningApplicationId: string; proposalId: string; necessary: TestOutcome; related: TestOutcome; fair: TestOutcome;
  passes: boolean; testedBy: string;
}>;

/** The developer was sent what the sector asks for, and how each request was tested. */
export type DeveloperTold = Event<'DeveloperTold', {
  planningApplicationId: string; passed: readonly string[]; failed: readonly string[]; words: Sealed; toldBy: string;
}>;

export type PlanningApplicationEvent = PlanningApplicationReceived | RequestTested | DeveloperTold;
