import { proposalLimits as limits } from '#s106-contributions';
import { Email, Pounds, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';

/** As short as it can be: what, where, for whom, at which cost, ready when; and whom to write to. */
export class ProposalForm extends Form {
  @Text({ most: limits.facility, missing: 'Enter what is needed' }) facility!: string;
  @Text({ most: limits.place, missing: 'Enter where it would be' }) place!: string;
  /** A code; '' where nobody knows. */
  @Text({ most: 40 }) wardCode!: string;
  @Text({ most: limits.forWhom, missing: 'Enter who it is for' }) forWhom!: string;
  @Pounds('Enter how much it would cost') costPence!: number;
  /** A year; '' where nobody knows. */
  @Text({ most: 4 }) readyYear!: string;
  @Text({ most: limits.group, missing: 'Enter the name of your group' }) group!: string;
  @Text({ most: limits.contactName, missing: 'Enter your name' }) contactName!: string;
  @Email({ most: limits.contactEmail, missing: 'Enter your email address' }) contactEmail!: string;
  /** Where it stands ready for the next time: the council that it goes to. */
  @Text({ most: 40 }) councilId!: string;
}
