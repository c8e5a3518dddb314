import { Refusal } from '#kernel';
import { obligationLimits as limits, PURPOSES } from '#s106-contributions';
import { Choice, Day, Pounds, Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { typedDay } from '../../forms/typed.js';
import { actionPage, type Field } from './action-page.js';
import type { Known } from './obligation-pages.js';
import { spendByFields, spendByOf, SpendByForm, typedSpendBy } from './spend-by.js';

class TriggerForm extends Form {
  @Day('Enter the day') day!: string;
  @Text({ most: limits.evidence, missing: 'Enter how you know' }) evidence!: string;
}
class UnitsForm extends TriggerForm {
  @WholeNumber('Enter how many') units!: number;
}
class VaryForm extends SpendByForm {
  @Text({ most: 40, missing: 'Select the deed of variation' }) variationId!: string;
  @Choice(Object.keys(PURPOSES), 'Select what the money is for') purpose!: string;
  @Text({ most: limits.spendOn, missing: 'Enter what the money may be spent on' }) spendOn!: string;
  @Text({ most: 5_000, missing: 'Enter at least one ward' }) wardCodes!: string;
  @Text({ most: limits.reasons, missing: 'Enter why' }) reasons!: string;
}
class CommuteForm extends Form {
  @Text({ most: 40, missing: 'Select the deed of variation' }) variationId!: string;
  @Pounds('Enter the sum') pence!: number;
  @Text({ most: limits.reasons, missing: 'Enter why' }) reasons!: string;
}

const permission = 'manage-contributions';
const evidence = {
  kind: 'textarea', name: 'evidence', label: 'How do you know?', options: { most: limits.evidence, rows: 3 },
} as const;
const reasons = {
  kind: 'textarea', name: 'reasons', label: 'Why?', options: { most: limits.reasons, rows: 3 },
} as const;

function deedField({ agreement: { variations } }: Known): Field {
  const items = variations.map(({ variationId, deedDay, what }) =>
    ({ value: variationId, text: `Deed of ${deedDay}`, hint: what }));
  return { kind: 'choice', name: 'variationId', label: 'Which deed says so?', items, options: {
    hint: items.length === 0 ? 'First record the deed of variation on the agreement' : undefined } };
}

const TriggerController = actionPage({
  path: 'trigger', permission, form: TriggerForm,
  ask: ({ obligation: { state: { terms: { trigger } } }, today }) => ({
    title: 'The trigger is reached', button: 'Record it', typed: { day: typedDay(today) },
    lead: trigger.kind === 'other' ? `The deed says: ${trigger.words}`
      : 'This trigger follows from how far the building is. Record that on the agreement.',
    fields: [{ kind: 'day', name: 'day', label: 'When was it reached?' }, evidence],
  }),
  act: ({ obligations }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    obligations.reachTrigger(actor, commandId, id, wish),
});

const UnitsController = actionPage({
  path: 'units', permission, form: UnitsForm,
  ask: ({ obligation: { state: { terms: { contribution }, deliveredUnits } }, today }) => ({
    title: 'Record what was handed over', button: 'Record it', typed: { day: typedDay(today) },
    ...(contribution.kind === 'in-kind' && {
      lead: `${deliveredUnits} of ${contribution.units} ${contribution.unit.replace('-', ' ')} are handed over so far.`,
    }),
    fields: [{ kind: 'number', name: 'units', label: 'How many?' },
      { kind: 'day', name: 'day', label: 'When was it handed over?' }, evidence],
  }),
  act: ({ obligations }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    obligations.deliver(actor, commandId, id, wish),
});

const VaryController = actionPage({
  path: 'vary', permission, form: VaryForm,
  ask: (known) => {
    const { purpose, spendOn, wardCodes, state: { terms } } = known.obligation;
    const items = Object.entries(PURPOSES).map(([value, text]) => ({ value, text }));
    return {
      title: 'A deed changed what the money is for', button: 'Record the change',
      lead: 'What stands here is as it is now. Change what the deed changed.',
      fields: [deedField(known), { kind: 'select', name: 'purpose', label: 'What is the money for?', items },
        { kind: 'textarea', name: 'spendOn', label: 'What may it be spent on, in the deed’s words?',
          options: { most: limits.spendOn } },
        { kind: 'textarea', name: 'wardCodes', label: 'In which wards?',
          options: { rows: 3, hint: 'One on each line, by name or code' } },
        ...spendByFields, reasons],
      typed: { purpose, spendOn, wardCodes: wardCodes.join('\n'), ...typedSpendBy(terms.spendBy) },
    };
  },
  async act({ obligations, wards }, actor, { commandId, wardCodes, variationId, purpose, spendOn, ...rest }, known) {
    return obligations.vary(actor, commandId, known.obligation.id, {
      variationId, purpose, spendOn, reasons: rest.reasons, spendBy: spendByOf(rest),
      wardCodes: await wards.codesOf(wardCodes, 'wardCodes'),
    });
  },
});

const CommuteController = actionPage({
  path: 'commute', permission, form: CommuteForm,
  ask: (known) => ({
    title: 'Money instead of what was to be given', button: 'Record it',
    lead: 'For what was not handed over, a deed of variation asks for a sum.',
    fields: [deedField(known), { kind: 'pounds', name: 'pence', label: 'Which sum?' }, reasons],
  }),
  act: ({ obligations }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    obligations.commute(actor, commandId, id, { ...wish, indexation: null }),
});

const CloseController = actionPage({
  path: 'close', permission, form: class CloseForm extends Form {},
  ask: ({ obligation: { state } }) => {
    if (state.status === 'closed') throw new Refusal('already-closed', 'This obligation is closed');
    return {
      title: 'Close this obligation', button: 'Close it', fields: [],
      lead: 'It can be closed when all of it was paid, and all of the money is used or given back. Nothing can be '
        + 'recorded after that.',
    };
  },
  act: ({ obligations }, actor, { commandId }, { obligation: { id } }) => obligations.close(actor, commandId, id),
});

export const termsControllers = [
  TriggerController, UnitsController, VaryController, CommuteController, CloseController,
];
