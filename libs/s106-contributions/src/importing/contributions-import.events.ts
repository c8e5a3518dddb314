import type { Event, Instant, Sealed } from '#kernel';

export type ImportLayout = 'standard' | 'spreadsheet';
type Fact<Type extends string, Data extends object> = Event<Type, { importId: string; funderId: string } & Data>;

/**
 * A file, or two, in which nothing was found wrong: all of it is there to be imported. `content` is the whole text.
 * `wardCodes` are for agreements of which the file does not say where they are.
 */
export type ContributionsImportPrepared = Fact<'ContributionsImportPrepared', {
  layout: ImportLayout; files: readonly Readonly<{ name: Sealed; content: Sealed; sha256: string }>[];
  wardCodes: readonly string[]; agreements: number; obligations: number; leftOut: number; preparedBy: string;
  preparedAt: Instant;
}>;
/** From here on it is written, and goes on until all of it is. */
export type ContributionsImportBegun = Fact<'ContributionsImportBegun', { begunBy: string; begunAt: Instant }>;
/** Since it was checked, somebody else did what one of its lines cannot stand beside. */
export type ContributionsImportHalted = Fact<'ContributionsImportHalted', {
  line: number; rule: string; haltedAt: Instant;
}>;
export type ContributionsImportFinished = Fact<'ContributionsImportFinished', { finishedAt: Instant }>;

export type ContributionsImportEvent =
  | ContributionsImportPrepared | ContributionsImportBegun | ContributionsImportHalted | ContributionsImportFinished;
