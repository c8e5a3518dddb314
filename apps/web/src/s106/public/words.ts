import { purposeInWords, type TransactionStatus } from '#s106-contributions';

/** Each step of the money, as people say it. */
export const statusWords: Readonly<Record<TransactionStatus, string>> = {
  secured: 'Promised in the deed', commuted: 'Money instead of what was promised', received: 'Received',
  delivered: 'Handed over', allocated: 'Set aside for a project', released: 'Set free again',
  transferred: 'Passed on', spent: 'Spent', 'monitoring-fee': 'Kept for looking after the agreement',
  returned: 'Given back', 'written-off': 'Will not be asked for any more',
};

export const purposeWords = purposeInWords;
