import type { SpendBy } from '#s106-contributions';
import { Choice, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import type { Field } from './action-page.js';

const froms = ['first-receipt', 'last-receipt'] as const;
const counts = ['spent', 'spent-or-committed'] as const;

/** Until when the money has to be used. Without years there is no last day. */
export abstract class SpendByForm extends Form {
  @WholeNumber() years?: number;
  @Choice(froms, 'Select from when the years count') from!: SpendBy['from'];
  @Choice(counts, 'Select what counts as used') counts!: SpendBy['counts'];
}

export const spendByFields: readonly Field[] = [
  { kind: 'number', name: 'years', label: 'Within how many years does the money have to be used?',
    options: { hint: 'Leave this empty if the deed has no last day', suffix: 'years' } },
  { kind: 'choice', name: 'from', label: 'From when do they count?', items: [
    { value: 'first-receipt', text: 'From when the first money comes in' },
    { value: 'last-receipt', text: 'From when the last money comes in' }] },
  { kind: 'choice', name: 'counts', label: 'What counts as used?', items: [
    { value: 'spent', text: 'Only what is spent or passed on' },
    { value: 'spent-or-committed', text: 'Also what is allocated by then' }] },
];

export const spendByOf = ({ years, from, counts: what }: Pick<SpendByForm, 'from' | 'counts'> & { years?: number }) =>
  (years === undefined ? null : { years, from, counts: what });

export const typedSpendBy = (spendBy: SpendBy | null) => (spendBy
  ? { years: String(spendBy.years), from: spendBy.from, counts: spendBy.counts }
  : { from: 'first-receipt', counts: 'spent' });
