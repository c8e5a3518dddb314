import { applicationLimits as limits } from '#small-pot-grants';
import { Day, Email, Pounds, Rows, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';

// One class for each page of the form. What is missing is asked for in words that say what to do.

export class GroupForm extends Form {
  @Text({ most: limits.name, missing: 'Enter the name of your group' }) name!: string;
  @Text({ most: limits.about, missing: 'Say in a sentence what your group does' }) about!: string;
  @Text({ most: limits.number }) number!: string;
}

export class ProjectForm extends Form {
  @Text({ most: limits.title, missing: 'Give your idea a short name' }) title!: string;
  @Text({ most: limits.description, missing: 'Say what you want to do' }) description!: string;
}

export class BeneficiariesForm extends Form {
  @Text({ most: limits.who, missing: 'Say who it is for' }) who!: string;
  @Text({ most: limits.place, missing: 'Enter the name of a place' }) place!: string;
  /** The place for which a list of wards was shown: what is chosen from it counts for no other place. */
  @Text({ most: limits.place }) listedFor!: string;
  /** A ward's code, or `none`. */
  @Text({ most: 20 }) ward!: string;
}

export class DatesForm extends Form {
  @Day('Enter the day you want to start') startsOn!: string;
  @Day('Enter the day you want to finish') endsOn!: string;
}

export class CostLine {
  @Text({ most: limits.item, missing: 'Say what you would buy or pay for' }) item!: string;
  @Pounds('Enter what it costs') pence!: number;
}

export class CostsForm extends Form {
  @Rows(CostLine, { most: limits.lines, missing: 'List at least one thing and what it costs' }) lines!: CostLine[];
}

export class OutcomeForm extends Form {
  @Text({ most: limits.outcome, missing: 'Say what will be better' }) outcome!: string;
}

export class ContactForm extends Form {
  @Text({ most: limits.contactName, missing: 'Enter the name of the person we should write to' }) name!: string;
  @Email({ most: limits.email, missing: 'Enter an email address, so that we can tell you what was decided' })
  email!: string;
  @Text({ most: limits.phone }) phone!: string;
}
