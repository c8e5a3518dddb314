import type { IndexFigure, Month } from './index-series.events.js';

/**
 * How a sum follows an index, as a deed says: sum × figure of the due month ÷ figure of the base month. The due month
 * lies `monthsBefore` months before the month of the due day. With `floor` it never falls below the sum itself.
 */
export type Indexation = Readonly<{ seriesCode: string; baseMonth: Month; monthsBefore: number; floor: boolean }>;

/** Rounded once, at the end: to the nearest penny, half a penny up. */
export type Rounding = 'half-up-to-the-penny';

/** A sum worked out, so that anybody can do it again. `exactPence`: before rounding, cut after 6 decimals. */
export type IndexedSum = Readonly<{
  basePence: number; base: IndexFigure; due: IndexFigure; seriesCode: string; seriesRevision: number;
  exactPence: string; floored: boolean; rounding: Rounding; pence: number;
}>;
