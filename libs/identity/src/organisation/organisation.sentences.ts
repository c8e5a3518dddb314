import type { Saying, Sayings } from '#kernel';
import { type Role, ROLE_WORDS } from '../roles.rules.js';
import type { OrganisationEvent, OrganisationMergeUndone } from './organisation.events.js';

const record = 'Organisations';
const nameOf = (role: Role) => ROLE_WORDS[role].name;

function undone({ cause, reason }: OrganisationMergeUndone['data']): Saying {
  const why = cause === 'circle' ? 'each had been merged into the other' : 'they are two organisations';
  return { record, what: `Two records were parted again: ${why}.`, ...(reason && { because: reason }) };
}

export const organisationSentences: Sayings<OrganisationEvent> = {
  OrganisationRegistered: () => ({ record, what: 'An organisation was put on record.' }),
  OrganisationCorrected: () => ({ record, what: 'What is on record of an organisation was put right.' }),
  RoleGiven: ({ data: { role } }) => ({ record, what: `Somebody was given the role ${nameOf(role)}.` }),
  RoleEnded: ({ data: { role } }) => ({ record, what: `Somebody no longer has the role ${nameOf(role)}.` }),
  OrganisationMerged: ({ data: { reason } }) =>
    ({ record, because: reason, what: 'Two records were said to be one organisation.' }),
  OrganisationMergeUndone: ({ data }) => undone(data),
};
