import type { Event, Sealed } from '#kernel';
import type { Month } from '../index-series/index-series.events.js';
import type { IndexedSum } from '../index-series/indexation.events.js';

/** What a dwelling owes for community facilities from a day on, in pence, where no deed fixes its own rate. */
export type TariffRateSet = Event<'TariffRateSet', {
  funderId: string; from: string; ratePence: number; seriesCode: string;
  /** The month whose index is in the rate already: from there a deed's own indexation goes on, never from earlier. */
  indexedTo: Month; minute: Sealed; setBy: string;
}>;
/** The rate of another year, from the rate before by the index. */
export type TariffUprated = Event<'TariffUprated', {
  funderId: string; from: string; ratePence: number; beforePence: number; indexedTo: Month; working: IndexedSum;
  upratedBy: string;
}>;

export type TariffEvent = TariffRateSet | TariffUprated;
