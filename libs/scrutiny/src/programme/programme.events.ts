import type { Event, Sealed } from '#kernel';

/** `organisationId`: the funder whose scrutiny committee it is. Texts are sealed under `scrutiny:<reference>`. */
type Fact<Type extends string, Data extends object> =
  Event<Type, { organisationId: string; reference: string } & Data>;

/** A member of the committee asks to see how a case was decided, with everything in it. */
export type CaseAskedFor = Fact<'CaseAskedFor', { askedBy: string; reason: Sealed }>;
/** From here on the committee's members read its full trail. */
export type CaseTakenIntoWorkProgramme = Fact<'CaseTakenIntoWorkProgramme', { takenBy: string }>;
/** The written statement of why not, as the law asks for. */
export type CaseRefusedToScrutiny = Fact<'CaseRefusedToScrutiny', { refusedBy: string; reasons: Sealed }>;
/** The committee is done with it. */
export type CaseReleasedFromWorkProgramme =
  Fact<'CaseReleasedFromWorkProgramme', { releasedBy: string; reason: Sealed }>;

export type ProgrammeEvent =
  CaseAskedFor | CaseTakenIntoWorkProgramme | CaseRefusedToScrutiny | CaseReleasedFromWorkProgramme;
