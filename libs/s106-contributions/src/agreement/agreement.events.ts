import type { Event, Sealed } from '#kernel';

export const dwellingKinds = ['market', 'affordable', 'older-people', 'student', 'other'] as const;
export type DwellingKind = (typeof dwellingKinds)[number];
/** `total` is the sum of the kinds. */
export type Dwellings = Readonly<{ total: number; kinds: readonly Readonly<{ kind: DwellingKind; number: number }>[] }>;

/**
 * A deed under section 106, signed. References are the council's own, public, and stand in clear; days are
 * `2027-04-01`. `agreementId` derives from the funder and the reference, so that a reference is there once.
 */
export type AgreementRecorded = Event<'AgreementRecorded', {
  agreementId: string; funderId: string; reference: string; planningApplication: string; site: Sealed;
  developer: Sealed; wardCodes: readonly string[]; dwellings: Dwellings; deedDay: string; documentUrl: string | null;
  notes: Sealed | null; recordedBy: string;
}>;
/** A deed of variation. What it changes in an obligation is recorded on the obligation and names this variation. */
export type AgreementVaried = Event<'AgreementVaried', {
  agreementId: string; funderId: string; variationId: string; deedDay: string; what: Sealed;
  documentUrl: string | null; dwellings: Dwellings; variedBy: string;
}>;
/** Work began on the site. `source`: how the council knows. */
export type DevelopmentCommenced = Event<'DevelopmentCommenced', {
  agreementId: string; funderId: string; day: string; source: Sealed; recordedBy: string;
}>;
/** So many dwellings are lived in by that day, all of them counted from the first. */
export type DwellingsOccupied = Event<'DwellingsOccupied', {
  agreementId: string; funderId: string; day: string; occupied: number; source: Sealed; recordedBy: string;
}>;
/** The site got to a phase that its deed names by a short code, such as `2` or `2B`. */
export type PhaseReached = Event<'PhaseReached', {
  agreementId: string; funderId: string; day: string; phase: string; source: Sealed; recordedBy: string;
}>;

export type SiteProgressed = DevelopmentCommenced | DwellingsOccupied | PhaseReached;
export type AgreementEvent = AgreementRecorded | AgreementVaried | SiteProgressed;
