import type { Fault } from './csv-lines.js';

/** Where in which file it stands. */
export type Place = Readonly<{ file: string; line: number }>;

/** A contribution as a file tells it. Either pence or units are more than 0. */
export type DraftContribution = Place & Readonly<{
  reference: string; purpose: string; pence: number; units: number; spendOn: string; trigger: string;
  spendByYears: number | null; monitoringFeePence: number;
}>;
/** An agreement as a file tells it. `wardCodes` is empty, `dwellings` 0 and `developer` '' where it does not say. */
export type DraftAgreement = Place & Readonly<{
  reference: string; planningApplication: string; site: string; developer: string; wardCodes: readonly string[];
  dwellings: number; deedDay: string; documentUrl: string | null; notes: string;
  contributions: readonly DraftContribution[];
}>;
/** `leftOut`: lines that have an end date, so that they hold no more, or that belong to such a line. */
export type Drafts = Readonly<{
  agreements: readonly DraftAgreement[]; faults: readonly Fault[]; leftOut: readonly Place[];
}>;

/** What a reader has to know of the world: wards by their codes and names. */
export type KnownWards = readonly Readonly<{ code: string; name: string }>[];

/** How long the texts may be. */
export const draftLimits = { reference: 60, site: 200, developer: 200, words: 1_000, url: 500 } as const;
