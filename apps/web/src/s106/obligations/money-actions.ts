import { dateInWords } from '#calendar';
import { inPounds } from '#kernel';
import { obligationLimits as limits } from '#s106-contributions';
import { Day, Pounds, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { typedDay } from '../../forms/typed.js';
import { actionPage, type Field } from './action-page.js';
import { usableIn } from './usable.js';

class ReceiptForm extends Form {
  @Day('Enter the day') day!: string;
  @Pounds('Enter how much came in for the demand') pence!: number;
  @Pounds() interestPence?: number;
}
class FeeForm extends Form {
  @Pounds('Enter how much') pence!: number;
}
class SpendingForm extends Form {
  @Text({ most: 40, missing: 'Select what it was allocated for' }) allocationId!: string;
  @Pounds('Enter how much') pence!: number;
  @Day('Enter the day') day!: string;
  @Text({ most: limits.what, missing: 'Enter what it was spent on' }) what!: string;
  @Text({ most: limits.evidence, missing: 'Enter how you know' }) evidence!: string;
}
class TransferForm extends Form {
  @Text({ most: 40, missing: 'Select what it was allocated for' }) allocationId!: string;
  @Pounds('Enter how much') pence!: number;
  @Day('Enter the day') day!: string;
  @Text({ most: limits.recipient, missing: 'Enter who gets it' }) recipient!: string;
  @Day('Enter the day on which they signed') agreementDay!: string;
  @Day() spendByDay?: string;
  @Text({ most: limits.agreement, missing: 'Enter what they agreed to' }) agreement!: string;
}
class ReturnForm extends Form {
  @Pounds('Enter how much') pence!: number;
  @Pounds() interestPence?: number;
  @Day('Enter the day') day!: string;
  @Text({ most: limits.to, missing: 'Enter who gets it' }) to!: string;
  @Text({ most: limits.reasons, missing: 'Enter why' }) reasons!: string;
}

const permission = 'handle-contributions';
const pence = (label: string): Field => ({ kind: 'pounds', name: 'pence', label });
const day = (label: string, name = 'day', hint?: string): Field =>
  ({ kind: 'day', name, label, options: { hint } });
const words = (name: keyof typeof limits, label: string, hint: string): Field =>
  ({ kind: 'textarea', name, label, options: { most: limits[name], hint, rows: 3 } });
const everybodyReads = (name: string, label: string): Field =>
  ({ kind: 'text', name, label, options: { hint: 'Everybody can read this' } });
const interest = (label: string, hint: string): Field =>
  ({ kind: 'pounds', name: 'interestPence', label, options: { hint } });

const ReceiptController = actionPage({
  path: 'receipt', permission, form: ReceiptForm,
  ask: ({ obligation: { outstandingPence, state: { demand } }, today }) => ({
    title: 'Record money that came in', button: 'Record it', typed: { day: typedDay(today) },
    lead: `${inPounds(outstandingPence)} is still to be paid${demand ? `, by ${dateInWords(demand.payBy)}` : ''}.`,
    fields: [day('When did it come in?'), pence('How much of the demand?'),
      interest('And how much late interest? (optional)', 'No more than the deed asks for the days that it was late')],
  }),
  act: ({ money }, actor, { commandId, interestPence = 0, ...wish }, { obligation: { id } }) =>
    money.receive(actor, commandId, id, { ...wish, interestPence }),
});

const FeeController = actionPage({
  path: 'fee', permission, form: FeeForm,
  ask: ({ obligation: { feePence, state: { terms } } }) => ({
    title: 'Keep the monitoring fee', button: 'Keep it', fields: [pence('How much?')],
    lead: `The deed leaves the council ${inPounds(terms.monitoringFeePence)}. ${inPounds(feePence)} is kept already.`,
  }),
  act: ({ money }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    money.takeFee(actor, commandId, id, wish),
});

const SpendingController = actionPage({
  path: 'spend', permission, form: SpendingForm,
  ask: (known) => ({
    title: 'Record spending', button: 'Record it', typed: { day: typedDay(known.today) },
    fields: [usableIn(known), pence('How much?'), day('When was it spent?'),
      words('what', 'What was it spent on?', 'Everybody can read this'),
      words('evidence', 'How do you know?', 'For example the number of the invoice, and where it is kept')],
  }),
  act: ({ money }, actor, { commandId, ...wish }, { obligation: { id } }) => money.spend(actor, commandId, id, wish),
});

const TransferController = actionPage({
  path: 'transfer', permission, form: TransferForm,
  ask: (known) => ({
    title: 'Pass money on to a parish or community body', button: 'Record it',
    typed: {
      day: typedDay(known.today),
      spendByDay: known.obligation.spendByDay ? typedDay(known.obligation.spendByDay) : undefined,
    },
    lead: 'They sign an agreement first. It passes on what the money is for, its last day, and that it comes back '
      + 'if it is not used.',
    fields: [usableIn(known), pence('How much?'), everybodyReads('recipient', 'Who gets it?'),
      day('When did they sign the agreement?', 'agreementDay'),
      day('Until when may they use it?', 'spendByDay', 'No later than the deed’s own last day'),
      words('agreement', 'What did they agree to?', 'What it is for, the last day, and what comes back'),
      day('When was it paid?')],
  }),
  act: ({ money }, actor, { commandId, spendByDay, ...wish }, { obligation: { id } }) =>
    money.transfer(actor, commandId, id, { ...wish, spendByDay: spendByDay ?? null }),
});

const ReturnController = actionPage({
  path: 'return', permission, form: ReturnForm,
  ask: ({ obligation: { freePence, state: { terms } }, today }) => ({
    title: 'Give money back', button: 'Record it', typed: { day: typedDay(today) },
    lead: `${inPounds(freePence)} is free. ${terms.clawback ? `The deed says: ${terms.clawback}` : ''}`,
    fields: [pence('How much?'),
      interest('And how much interest? (optional)', 'The council pays it on top, as the deed says'),
      day('When was it paid?'), everybodyReads('to', 'To whom?'),
      words('reasons', 'Why?', 'Everybody can read this')],
  }),
  act: ({ money }, actor, { commandId, interestPence = 0, ...wish }, { obligation: { id } }) =>
    money.giveBack(actor, commandId, id, { ...wish, interestPence }),
});

export const moneyControllers = [
  ReceiptController, FeeController, SpendingController, TransferController, ReturnController,
];
