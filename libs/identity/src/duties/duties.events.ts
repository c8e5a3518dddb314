import type { Event, Sealed } from '#kernel';

/**
 * How an organisation keeps duties apart. On an application for this sum (in pence) or more, whoever scored it, or
 * approved its round, does not decide. 0 is always. The minute is public, and sealed under `duties:<organisation>`.
 */
export type DutySeparationSet = Event<'DutySeparationSet', {
  organisationId: string; scorerFromPence: number; approverFromPence: number; minute: Sealed; setBy: string;
}>;
export type DutiesEvent = DutySeparationSet;
