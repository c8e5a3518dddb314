import type { Instant, Revealed } from '#kernel';
import type { Facet } from './facet.js';
import type { Reader } from './reader.js';

/** `path`: the page about it, where there is one. */
export type TrailDetail = Readonly<{ label: string; text: string; path?: string }>;
export type TrailBudget = Readonly<{ of: string; beforePence: number; afterPence: number }>;

export type TrailFacet = Revealed<Facet>;

/** One step, as its reader may see it. */
export type TrailStep = Readonly<{
  /** From 1, in the order in which the steps took effect; in the log's, where that is the same moment. */
  step: number;
  /** When it took effect. */
  at: Instant;
  record: string;
  what: string;
  /** In which role; `name` is null for the public, and for what nobody did by hand. */
  by: Readonly<{ role: string; name: string | null; organisation: string | null }>;
  authority: string;
  because: string | null;
  details: readonly TrailDetail[];
  budgets: readonly TrailBudget[];
  /** For machines: what this reader may know of the step, its texts opened. */
  facets: readonly TrailFacet[];
  evidence: TrailEvidence;
}>;

/** Where the step stands in the log. `followsFrom`: the step that made it happen, where that is in this trail. */
export type TrailEvidence = Readonly<{
  eventId: string; eventType: string; revision: number; recordedAt: Instant; followsFrom: number | null;
  standsOn: readonly string[];
}>;

/** A case at earlier times, in their order: null where it had not begun. `title` is today's. */
export type PastTrails = Readonly<{ title: string; trails: readonly (Trail | null)[] }>;

/** How a case was decided, step by step. */
export type Trail = Readonly<{
  reference: string; title: string; reader: Reader; about: readonly TrailDetail[]; withheldReason: string | null;
  steps: readonly TrailStep[];
}>;
