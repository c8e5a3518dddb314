import { accountsSentences } from './accounts/accounts.sentences.js';
import { delegationSentences } from './delegation/delegation.sentences.js';
import { dutiesSentences } from './duties/duties.sentences.js';
import { organisationSentences } from './organisation/organisation.sentences.js';
import { personSentences } from './person.sentences.js';

/** What each event of this library says, for a reader of the record. */
export const identitySentences = {
  ...accountsSentences, ...delegationSentences, ...dutiesSentences, ...organisationSentences, ...personSentences,
};
