import type { NextStep } from '#s106-contributions';

/** What is to be done, in words, and the page where it is done. */
export const nextWords: Readonly<Record<NextStep, Readonly<{ text: string; path: string }>>> = {
  settle: { text: 'Settle the dispute', path: 'settle' },
  correction: { text: 'Decide on a later index figure', path: 'correction' },
  return: { text: 'Give money back', path: 'return' },
  demand: { text: 'Demand the money: the trigger is reached', path: 'demand' },
  invoice: { text: 'Send the invoice', path: 'invoice' },
  overdue: { text: 'Not paid in time: ask again', path: '' },
  allocate: { text: 'Money is free: decide what it is for', path: '' },
  use: { text: 'Allocated: record how it is used', path: '' },
  close: { text: 'All is done: close it', path: 'close' },
  wait: { text: 'Nothing to do now', path: '' },
};
