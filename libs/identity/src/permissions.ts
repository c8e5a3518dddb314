import type { Role } from './organisation.rules.js';

const applicant = ['apply'] as const;
const officer = [
  'manage-funds', 'draft-round', 'cancel-round', 'see-applications', 'place-application', 'withhold-from-publication',
  'see-full-trails', 'request-erasure',
] as const;
const approver = ['approve-round', 'see-applications', 'see-full-trails'] as const;
/** No `see-applications`: an assessor opens only what no declared interest closes to them. */
const assessor = ['declare-interests', 'assess'] as const;
const decider = ['declare-interests', 'decide', 'see-applications', 'see-full-trails'] as const;
const scrutiny = ['see-full-trails'] as const;
const dataProtection = [
  'request-erasure', 'approve-erasure', 'give-subject-access', 'see-readings', 'see-retention',
] as const;
const auditor = ['see-readings'] as const;
const administrator = ['operate', 'import-places', 'manage-people'] as const;

export type Permission =
  | (typeof applicant | typeof officer | typeof approver | typeof assessor | typeof decider)[number]
  | (typeof scrutiny | typeof administrator | typeof dataProtection | typeof auditor)[number];

/** What each role may do, in the organisation in which it is held and in no other. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  applicant, officer, approver, assessor, decider, 'scrutiny-member': scrutiny,
  'data-protection-officer': dataProtection, auditor, administrator,
};
