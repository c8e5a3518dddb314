import type { Sayings } from '#kernel';
import type { ReturnLinkRequested } from './way-back.events.js';

export const wayBackSentences: Sayings<ReturnLinkRequested> = {
  ReturnLinkRequested: () => ({
    record: 'Ways back to an application', isNameless: true,
    what: 'A link back to an application was asked for by email.',
  }),
};
