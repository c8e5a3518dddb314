import type { Permission } from '#identity';

/**
 * How many factors each permission takes. Two: what decides, approves, signs or pays, what says who may, what hands out
 * or hides much about people, and what cannot be taken back. A permission that is missing here does not compile.
 */
const FACTORS: Readonly<Record<Permission, 'one' | 'two'>> = {
  // decides, approves, signs
  'allocate-contributions': 'two', 'approve-erasure': 'two', 'approve-round': 'two', 'confirm-handovers': 'two',
  'decide': 'two', 'hand-over-groups': 'two', 'sign-panel-minutes': 'two', 'settle-call-in': 'two',
  'exempt-from-call-in': 'two',
  // receives, pays and returns
  'handle-contributions': 'two',
  // says who may
  'give-delegations': 'two', 'link-accounts': 'two', 'manage-people': 'two', 'separate-duties': 'two',
  'set-constitution': 'two',
  // hands out, hides or destroys
  'cancel-round': 'two', 'give-subject-access': 'two', 'operate': 'two', 'request-erasure': 'two',
  'withhold-from-publication': 'two',
  // prepares what others decide, each under a name that the log keeps
  'answer-as-councillor': 'one', 'answer-consultations': 'one', 'answer-for-parish': 'one', 'answer-for-sector': 'one',
  'answer-requests': 'one', 'answer-scrutiny': 'one', 'apply': 'one', 'ask-why': 'one', 'assess': 'one',
  'begin-for-groups': 'one', 'call-in': 'one', 'consult-sector': 'one', 'declare-interests': 'one',
  'draft-round': 'one',
  'fill-in-for-groups': 'one', 'import-places': 'one', 'manage-contributions': 'one', 'manage-funds': 'one',
  'manage-organisations': 'one', 'place-application': 'one', 'record-panel': 'one', 'take-paper-forms': 'one',
  'write-privacy-notice': 'one',
  // reads, and is on record for it
  'scrutinise': 'one', 'see-applications': 'one', 'see-contacts': 'one', 'see-contributions': 'one',
  'see-call-ins': 'one', 'see-full-trails': 'one', 'see-readings': 'one', 'see-retention': 'one',
  'study-decisions': 'one',
};

export const needsSecondFactor = (permission: Permission): boolean => FACTORS[permission] === 'two';
