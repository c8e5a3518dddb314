import type { Recorded, View } from '#event-store';
import type { Event, Sealed } from '#kernel';
import type { Closed } from './closed.js';
import type { Facet } from './facet.js';
import type { MemberRules } from './members.js';
import type { Reader } from './reader.js';

/**
 * Something that a trail says. `from`: the first kind of reader who sees it; everybody, where it is missing. `part`: it
 * belongs to a part of the case that can be withheld from publication.
 */
export type Said = Readonly<{ text: string | Sealed; from?: Reader; part?: string }>;
/** `path`: the page about it. */
export type Detail = Said & Readonly<{ label: string | Sealed; path?: string }>;
/** What was left of some money before and after, in pence. */
export type BudgetChange = Readonly<{ of: string; beforePence: number; afterPence: number; part?: string }>;

/** What one event says about a case. Texts that people typed are sealed still: only what a reader may see is opened. */
export type Telling = Readonly<{
  /** The first kind of reader who sees this step at all. */
  from: Reader;
  /** Which record it stands in: "The round", "The application". */
  record: string;
  /** One plain sentence. */
  what: string;
  because?: Said;
  /** The minute or scheme that the step rested on, where the case names one: otherwise the permission that was used. */
  under?: Sealed;
  details?: readonly Detail[];
  budgets?: readonly BudgetChange[];
  /** What else the step stood on: "The application as at revision 9". */
  standsOn?: readonly string[];
  /** The same for machines: what a page, a search or a record of the decision finds it by. */
  facets?: readonly Facet[];
}>;

/** One function per type of event: leaving one out does not compile. */
export type Sentences<E extends Event, Facts> = {
  readonly [T in E['type']]: {
    tell(event: Recorded<Extract<E, { type: T }>>, facts: Facts): Telling;
  }['tell'];
};

/** A case as its events tell it. */
export interface Case {
  readonly reference: string;
  readonly title: string | Sealed;
  readonly about: readonly Detail[];
  /** Whose case it is. */
  readonly ownerId: string;
  readonly funderId: string;
  /** False while it is the owner's alone. */
  readonly isWithFunder: boolean;
  readonly isPublic: boolean;
  readonly withheld: Readonly<{ parts: readonly string[]; reason: Sealed }> | null;
  readonly closed: Closed;
  /** Null where the event is about somebody else. */
  tell(event: Recorded): Telling | null;
  /** Who may read which member of the events that it tells: a `Members` of its context. */
  readonly members: MemberRules;
}

/**
 * The streams that a case stands in, and how to read it from all of their events, in the order of the log. `own`: the
 * stream among them with whose first event the case begins.
 */
export type CaseFile = Readonly<{
  streams: readonly string[]; own: string; open(events: readonly Recorded[]): Case;
}>;

/** What a context offers to scrutiny. */
export abstract class CaseSource {
  /** The views that say which cases and streams there are. */
  abstract readonly restsOn: readonly View[];
  abstract find(reference: string): Promise<CaseFile | null>;
  /**
   * The references of all cases that these events, as they were written, tell something about: by ids, which keep their
   * names in every version. One too many does no harm.
   */
  abstract touchedBy(events: readonly Recorded[]): Promise<readonly string[]>;
}

/** @throws where an event has no sentence: a trail with a step missing would not be true */
export function tellBy<E extends Event, Facts>(
  sentences: Sentences<E, Facts>, event: Recorded, facts: Facts,
): Telling {
  if (!Object.hasOwn(sentences, event.type)) throw new Error(`No sentence tells ${event.type}`);
  const tell = sentences[event.type as E['type']] as (event: Recorded, facts: Facts) => Telling;
  return tell(event, facts);
}
