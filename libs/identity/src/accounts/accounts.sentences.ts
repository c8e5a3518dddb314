import type { Sayings } from '#kernel';
import type { AccountsEvent } from './accounts.events.js';

const record = 'Accounts';

/** Why somebody said so is about that person, and stays out. */
export const accountsSentences: Sayings<AccountsEvent> = {
  AccountsLinked: () => ({ record, what: 'Two accounts were said to be of one person.' }),
  AccountsUnlinked: () => ({ record, what: 'Two accounts were said to be of two people after all.' }),
};
