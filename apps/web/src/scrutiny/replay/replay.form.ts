import { type Scale, scales, type TieBreak, type Variation } from '#small-pot-grants';
import { Choice, Pounds, Text, WholeNumber } from '../../forms/fields.js';
import { typedPounds } from '../../forms/typed.js';

/** What to change. A round has up to eight criteria; their weights come in its order. */
export class ReplayForm {
  @Text({ most: 100 }) without!: string;
  @WholeNumber() weight1?: number;
  @WholeNumber() weight2?: number;
  @WholeNumber() weight3?: number;
  @WholeNumber() weight4?: number;
  @WholeNumber() weight5?: number;
  @WholeNumber() weight6?: number;
  @WholeNumber() weight7?: number;
  @WholeNumber() weight8?: number;
  @Text({ most: 250 }) tieBreak!: string;
  @Pounds() potPence?: number;
  @Choice(scales) scale?: Scale;
}

/** What was left blank stays as it was; one weight without the others is none that adds up. */
export function variationIn(form: ReplayForm, weights: readonly number[]): Variation {
  const { weight1, weight2, weight3, weight4, weight5, weight6, weight7, weight8 } = form;
  const typed = [weight1, weight2, weight3, weight4, weight5, weight6, weight7, weight8].slice(0, weights.length);
  const isBlank = typed.every((weight) => weight === undefined);
  const isAsItWas = isBlank || typed.every((weight, at) => weight === weights[at]);
  return {
    without: form.without === '' ? null : form.without,
    weights: isAsItWas ? null : typed.map((weight) => weight ?? NaN),
    tieBreak: form.tieBreak === '' ? 'shared' : form.tieBreak as TieBreak, potPence: form.potPence ?? null,
    scale: form.scale ?? 'mean',
  };
}

/** The same as somebody would have typed it. */
export const typedFrom = ({ without, tieBreak, potPence, scale, weights }: Variation, own: readonly number[]) => ({
  without: without ?? '', tieBreak, scale, ...(potPence !== null && { potPence: typedPounds(potPence) }),
  ...Object.fromEntries((weights ?? own).map((weight, at) => [`weight${at + 1}`, String(weight)])),
});
