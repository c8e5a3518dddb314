import type { Sayings } from '#kernel';
import { ROLE_WORDS } from '../roles.rules.js';
import type { Delegate, DelegationEvent } from './delegation.events.js';
import { reachInWords } from './reach.js';

const record = 'Who may decide';
const whom = (to: Delegate) => ('role' in to ? `everybody in the role ${ROLE_WORDS[to.role].name}` : 'one person');

export const delegationSentences: Sayings<DelegationEvent> = {
  DelegationGiven: ({ data: { to, minute, ...reach } }) => ({
    record, because: minute, what: `A delegation was given to ${whom(to)}. ${reachInWords(reach)}.`,
  }),
  DelegationEnded: ({ data: { reason } }) => ({ record, because: reason, what: 'A delegation was ended.' }),
};
