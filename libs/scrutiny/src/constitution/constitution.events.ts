import type { Event, Sealed } from '#kernel';

/** The minute is public, and sealed under `constitution:<organisation>`. */
type Fact<Type extends string, Data extends object> =
  Event<Type, { organisationId: string; minute: Sealed; setBy: string } & Data>;

/**
 * Which decisions councillors can call in. `members`: how many different people have to ask for it, within so many
 * clear `workingDays` of its publication. `fromPence`: smaller decisions are carried out at once; 0 is none.
 * `urgency`: whether a decision that cannot wait may be taken out, with written reasons.
 */
export type CallInRulesSet = Fact<'CallInRulesSet', CallInRules>;
export type CallInRules =
  Readonly<{ members: number; workingDays: number; fromPence: number; urgency: 'possible' | 'never' }>;
/** From here on no decision can be called in any more. Periods that run go on. */
export type CallInRulesEnded = Fact<'CallInRulesEnded', object>;

export type ConstitutionEvent = CallInRulesSet | CallInRulesEnded;
