import type { Sayings } from '#kernel';
import type { Agreed } from '../application/application.people.events.js';
import type { HandoverEvent } from './handover.events.js';

const record = 'Groups that go to a new person';
const whose: Readonly<Record<Agreed, string>> = {
  'second-contact': 'The group’s second contact', 'second-officer': 'A second officer',
};

/** Who comes and who goes stays out, and so does what was said of the group. */
export const handoverSentences: Sayings<HandoverEvent> = {
  HandoverAsked: ({ data: { second } }) => ({
    record, what: 'It was asked that a group goes to a new person. '
      + `${whose[second ? 'second-contact' : 'second-officer']} has to agree.`,
  }),
  HandoverConfirmed: ({ data: { by } }) => ({ record, what: `${whose[by]} agreed.` }),
  HandoverRefused: ({ data: { by } }) => ({ record, what: `${whose[by]} did not agree.` }),
  HandoverWithdrawn: () => ({ record, what: 'What was asked about a group was taken back.' }),
  GroupHandedOver: ({ data: { applicationIds, agreedBy } }) => ({
    record, what: `A group, with ${applicationIds.length} applications, went to a new person. ${whose[agreedBy]} had `
      + 'agreed.',
  }),
};
