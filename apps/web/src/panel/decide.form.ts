import { decisionLimits } from '#small-pot-grants';
import { Choice, Pounds, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { NeededWhen } from '../forms/needed-when.js';
import { typedPounds } from '../forms/typed.js';

const outcomes = ['full', 'part', 'decline'] as const;

/** A decision on one application. `pence` counts only where a part is awarded. */
export class DecideForm extends Form {
  @Choice(outcomes, 'Select what you decide') outcome!: (typeof outcomes)[number];
  @NeededWhen<DecideForm>(({ outcome }) => outcome === 'part', 'Enter how much you award')
  @Pounds() pence!: number | undefined;
  @Text({ most: decisionLimits.reasons, missing: 'Enter the reasons, which the group will read' }) reasons!: string;
}

/** How much is awarded: 0 where the application is declined. */
export function penceOf({ outcome, pence = 0 }: DecideForm, askedPence: number): number {
  if (outcome === 'full') return askedPence;
  return outcome === 'part' ? pence : 0;
}

/** The form as somebody would have filled it in, to be carried from the page that asks to the page that makes sure. */
export const typedOf = ({ commandId, outcome, pence, reasons }: DecideForm) =>
  ({ commandId, outcome, reasons, pence: pence === undefined ? '' : typedPounds(pence) });
