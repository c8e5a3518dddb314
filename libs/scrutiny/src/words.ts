import { type Permission, ROLE_WORDS } from '#identity';

const permissions: Readonly<Record<Permission, string>> = {
  apply: 'anybody may apply for their group',
  'manage-funds': 'permission to manage funds',
  'draft-round': 'permission to draft rounds',
  'cancel-round': 'permission to cancel rounds',
  'approve-round': 'permission to approve rounds that others wrote',
  'see-applications': 'permission to see applications',
  'see-contacts': 'permission to see whom to talk to at a group',
  'place-application': 'permission to place applications in a ward',
  'withhold-from-publication': 'permission to withhold from publication',
  'see-full-trails': 'permission to see full trails',
  scrutinise: 'permission to scrutinise decisions',
  'study-decisions': 'permission to study how decisions were made',
  'answer-scrutiny': 'permission to answer what scrutiny asks',
  'see-call-ins': 'permission to see what can be called in',
  'call-in': 'permission to ask for a call-in',
  'settle-call-in': 'permission to record what becomes of a call-in',
  'exempt-from-call-in': 'permission to take urgent decisions out of call-in',
  'set-constitution': 'permission to record what the constitution says',
  'declare-interests': 'the duty to declare interests',
  assess: 'permission to assess',
  decide: 'permission to decide',
  'see-contributions': 'permission to see how Section 106 money is looked after',
  'manage-contributions': 'permission to look after Section 106 agreements',
  'handle-contributions': 'permission to handle Section 106 money',
  'allocate-contributions': 'permission to decide on Section 106 money',
  'record-panel': 'permission to record what a panel decides',
  'sign-panel-minutes': 'permission to sign the minutes of panels',
  operate: 'permission to run the system',
  'import-places': 'permission to bring in places',
  'manage-people': 'permission to manage people',
  'manage-organisations': 'permission to look after the records of organisations',
  'hand-over-groups': 'permission to move a group to a new person',
  'confirm-handovers': 'permission to agree that a group moves to a new person',
  'begin-for-groups': 'permission to begin for groups that ask for it',
  'take-paper-forms': 'permission to take in forms on paper and by telephone',
  'fill-in-for-groups': 'permission to fill in for groups that let them',
  'link-accounts': 'permission to say which accounts are of one person',
  'give-delegations': 'permission to give delegations',
  'separate-duties': 'permission to say how duties are kept apart',
  'request-erasure': 'permission to ask for an erasure',
  'approve-erasure': 'permission to approve an erasure',
  'give-subject-access': 'permission to give people what is held about them',
  'see-readings': 'permission to see who read what',
  'see-retention': 'permission to see what is due for erasure',
  'write-privacy-notice': 'permission to write the privacy notice',
  'answer-requests': 'permission to answer requests about data and information',
  'ask-why': 'permission to have readers say why they read',
  'consult-sector': 'permission to ask the sector',
  'answer-consultations': 'permission to answer consultations',
  'answer-for-sector': 'permission to answer for the voluntary sector',
  'answer-as-councillor': 'the office of a ward councillor',
  'answer-for-parish': 'permission to answer for a parish council',
};

const known = <T>(words: Readonly<Record<string, T>>, key: string) =>
  Object.hasOwn(words, key) ? words[key] : undefined;

/** Nobody but the clock and policies act in another role than these. */
export function roleInWords(role: string, actor: string): string {
  if (actor === 'system:clock') return 'the clock';
  return known(ROLE_WORDS, role)?.acting ?? 'a standing rule of the system';
}

/** What a policy did, and nobody by hand. */
export const isStandingRule = (authority: string): boolean => known(permissions, authority) === undefined;

/** A permission; or the name of a policy: `when-grant-reserved.award-grant` → "when grant reserved, award grant". */
export const authorityInWords = (authority: string): string =>
  known(permissions, authority) ?? `the rule “${authority.replaceAll('-', ' ').replace('.', ', ')}”`;
