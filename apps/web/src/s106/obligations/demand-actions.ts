import { inPounds, Refusal } from '#kernel';
import { obligationLimits as limits, owedPence } from '#s106-contributions';
import { Choice, Day, Pounds, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { typedDay } from '../../forms/typed.js';
import { actionPage, type Field } from './action-page.js';

const day = (label: string): Field => ({ kind: 'day', name: 'day', label });
const why = (label = 'Why?'): Field =>
  ({ kind: 'textarea', name: 'reasons', label, options: { most: limits.reasons, hint: 'Everybody can read this' } });

class DayForm extends Form {
  @Day('Enter the day') day!: string;
}
class ReasonsForm extends Form {
  @Text({ most: limits.reasons, missing: 'Enter your reasons' }) reasons!: string;
}
class DisputeForm extends ReasonsForm {
  @Day('Enter the day') day!: string;
}
class SettlementForm extends DisputeForm {
  @Pounds('Enter the sum that was agreed') pence!: number;
}
class InvoiceForm extends DayForm {
  @Text({ most: 40, missing: 'Enter the number of the invoice' }) invoiceNumber!: string;
}
const answers = ['accept', 'decline'] as const;
class CorrectionForm extends ReasonsForm {
  @Choice(answers, 'Select what you decide') answer!: (typeof answers)[number];
  @Pounds('Open this page again') pence!: number;
}

const DemandController = actionPage({
  path: 'demand', permission: 'manage-contributions', form: DayForm,
  async ask({ obligation: { id }, today }, { demands }) {
    const asked = { title: 'Demand the money', button: 'Demand it', typed: { day: typedDay(today) } };
    try {
      const working = await demands.rehearse(id);
      return { ...asked, working, fields: [day('Which day is the demand of?')] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...asked, working: null, cannot: error.message, fields: [day('Which day is the demand of?')] };
    }
  },
  act: ({ demands }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    demands.demand(actor, commandId, id, wish),
});

const CorrectionController = actionPage({
  path: 'correction', permission: 'manage-contributions', form: CorrectionForm,
  ask({ obligation: { state: { demand } } }) {
    const [proposed, before] = [demand?.proposed ?? null, demand?.pence ?? 0];
    const now = inPounds(proposed?.pence ?? 0);
    const items = [
      { value: 'accept', text: `Change the demand to ${now}` },
      { value: 'decline', text: `Keep it at ${inPounds(before)}` },
    ];
    return {
      title: 'A later index figure changes the sum', button: 'Save the decision', working: proposed,
      lead: `The demand is for ${inPounds(before)}. A later figure was published, and by it the sum is ${now}.`,
      fields: [{ kind: 'choice', name: 'answer', label: 'What do you decide?', items }, why(),
        { kind: 'hidden', name: 'pence', label: '' }],
      typed: { pence: now.replace('£', '') },
    };
  },
  act: ({ demands }, actor, { commandId, answer, ...wish }, { obligation: { id } }) =>
    (answer === 'accept' ? demands.acceptCorrection(actor, commandId, id, wish)
      : demands.declineCorrection(actor, commandId, id, wish)),
});

const InvoiceController = actionPage({
  path: 'invoice', permission: 'handle-contributions', form: InvoiceForm,
  ask: ({ obligation: { outstandingPence }, today }) => ({
    title: 'Record an invoice', button: 'Record it', typed: { day: typedDay(today) },
    lead: `It is for what of the demand was not invoiced yet. ${inPounds(outstandingPence)} is still to be paid.`,
    fields: [{ kind: 'text', name: 'invoiceNumber', label: 'Number of the invoice',
      options: { classes: 'govuk-input--width-20' } }, day('Which day is it of?')],
  }),
  act: ({ demands }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    demands.invoice(actor, commandId, id, wish),
});

const DisputeController = actionPage({
  path: 'dispute', permission: 'manage-contributions', form: DisputeForm,
  ask: ({ today }) => ({
    title: 'The developer disputes the demand', button: 'Record the dispute', typed: { day: typedDay(today) },
    lead: 'Until it is settled, nothing is invoiced and no index figure changes the demand.',
    fields: [day('When did you hear of it?'), why('What do they say?')],
  }),
  act: ({ demands }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    demands.dispute(actor, commandId, id, wish),
});

const SettleController = actionPage({
  path: 'settle', permission: 'manage-contributions', form: SettlementForm,
  ask: ({ obligation: { state: { demand } }, today }) => ({
    title: 'Settle the dispute', button: 'Record how it was settled', typed: { day: typedDay(today) },
    lead: `${inPounds(demand ? owedPence({ demand }) : 0)} is asked for in all. It is settled with that, or with less.`,
    fields: [{ kind: 'pounds', name: 'pence', label: 'Which sum was agreed?' }, day('When was it settled?'), why()],
  }),
  act: ({ demands }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    demands.settle(actor, commandId, id, wish),
});

const WriteOffController = actionPage({
  path: 'write-off', permission: 'allocate-contributions', form: ReasonsForm,
  ask: ({ obligation: { outstandingPence } }) => ({
    title: 'Write off what was not paid', button: 'Write it off', fields: [why()],
    lead: `${inPounds(outstandingPence)} will not be asked for any more. You need a delegation for that sum.`,
  }),
  act: ({ demands }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    demands.writeOff(actor, commandId, id, wish),
});

export const demandControllers = [
  DemandController, CorrectionController, InvoiceController, DisputeController, SettleController, WriteOffController,
];
