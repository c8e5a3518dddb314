import { isPence, Refusal } from '#kernel';
import { isMonth, monthBefore } from '../days.rules.js';
import type { IndexFigure } from './index-series.events.js';
import type { Indexation, IndexedSum } from './indexation.events.js';

/** `null` where nothing was published for that month. `revision`: of the series' stream, as the figures were read. */
export type Figures = Readonly<{ base: IndexFigure | null; due: IndexFigure | null; revision: number }>;
export type Fraction = Readonly<{ numerator: bigint; denominator: bigint }>;

const shownDecimals = 6;

export const isIndexCode = (code: string) => /^[A-Z0-9][A-Z0-9-]{0,29}$/.test(code);
/** Above 0, written out: no more than 6 digits before and 4 after the point. */
export const isIndexValue = (value: string) => /^\d{1,6}(\.\d{1,4})?$/.test(value) && /[1-9]/.test(value);

/** `391.2` → 3912/10, exactly. */
export function fractionOf(value: string): Fraction {
  const [whole = '0', decimals = ''] = value.split('.');
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

/** To the nearest whole number, a half up. For what is not below 0. */
export const halfUp = ({ numerator, denominator }: Fraction) =>
  Number((2n * numerator + denominator) / (2n * denominator));

/** So many decimals, cut and not rounded, without zeros at the end. */
export function decimalsOf({ numerator, denominator }: Fraction): string {
  const cut = (numerator * 10n ** BigInt(shownDecimals)) / denominator;
  const digits = String(cut).padStart(shownDecimals + 1, '0');
  const decimals = digits.slice(-shownDecimals).replace(/0+$/, '');
  return `${digits.slice(0, -shownDecimals)}${decimals && `.${decimals}`}`;
}

export const dueMonthOf = ({ monthsBefore }: Indexation, dueDay: string) => monthBefore(dueDay, monthsBefore);

/** `basePence` × due ÷ base, rounded once, at the end. @throws Refusal `index-figure-missing` */
export function indexed(basePence: number, indexation: Indexation, dueDay: string, figures: Figures): IndexedSum {
  const { seriesCode, baseMonth, floor } = indexation;
  const base = published(figures.base, seriesCode, baseMonth);
  const due = published(figures.due, seriesCode, dueMonthOf(indexation, dueDay));
  const [from, to] = [fractionOf(base.value), fractionOf(due.value)];
  const exact = {
    numerator: BigInt(basePence) * to.numerator * from.denominator, denominator: to.denominator * from.numerator,
  };
  const floored = floor && exact.numerator < BigInt(basePence) * exact.denominator;
  const pence = floored ? basePence : halfUp(exact);
  if (!isPence(pence)) throw new Refusal('not-an-amount', 'The index makes more of this than any sum may be');
  return {
    basePence, base, due, seriesCode, seriesRevision: figures.revision, exactPence: decimalsOf(exact), floored,
    rounding: 'half-up-to-the-penny', pence,
  };
}

function published(figure: IndexFigure | null, seriesCode: string, month: string): IndexFigure {
  if (figure?.month === month) return figure;
  throw new Refusal('index-figure-missing', `There is no figure of ${seriesCode} for ${month} yet. Load it first.`);
}

export function mustBeAnIndexation({ seriesCode, baseMonth, monthsBefore }: Indexation) {
  if (!isIndexCode(seriesCode)) throw new Refusal('not-an-index', 'Choose an index from the list', 'seriesCode');
  if (!isMonth(baseMonth)) throw new Refusal('not-a-month', 'Enter the base month like this: 2026-04', 'baseMonth');
  if (!Number.isInteger(monthsBefore) || monthsBefore < 0 || monthsBefore > 24)
    throw new Refusal('not-months', 'Enter a number of months from 0 to 24', 'monthsBefore');
}
