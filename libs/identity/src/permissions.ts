import type { Role } from './roles.rules.js';

const applicant = ['apply'] as const;
const officer = [
  'manage-funds', 'draft-round', 'cancel-round', 'see-applications', 'place-application', 'withhold-from-publication',
  'see-full-trails', 'request-erasure', 'manage-organisations', 'see-contacts', 'hand-over-groups',
  'take-paper-forms', 'fill-in-for-groups', 'study-decisions',
] as const;
/** Which group's pages they fill in rests on that group's recorded permission. */
const helper = ['begin-for-groups', 'fill-in-for-groups'] as const;
const approver = [
  'approve-round', 'see-applications', 'see-full-trails', 'confirm-handovers', 'study-decisions',
] as const;
/** No `see-applications`: an assessor opens only what no declared interest closes to them. */
const assessor = ['declare-interests', 'assess'] as const;
const decider = [
  'declare-interests', 'decide', 'see-applications', 'see-full-trails', 'see-contributions', 'allocate-contributions',
  'study-decisions',
] as const;
const panelClerk = ['record-panel'] as const;
/** The chair decides for the panel, on the votes that they have signed. */
const panelChair = [...decider, 'sign-panel-minutes'] as const;
/** What is on the table they read there; their votes are recorded by the clerk. */
const panelMember = ['declare-interests'] as const;
/** All of what is in their work programme; of the rest, what the public reads. */
const scrutiny = ['scrutinise', 'study-decisions', 'see-call-ins', 'call-in', 'settle-call-in'] as const;
const monitoring = [
  'see-full-trails', 'see-readings', 'give-delegations', 'separate-duties', 'answer-scrutiny', 'study-decisions',
  'set-constitution', 'exempt-from-call-in', 'see-call-ins', 'settle-call-in',
] as const;
const dataProtection = [
  'request-erasure', 'approve-erasure', 'give-subject-access', 'see-readings', 'see-retention',
  'write-privacy-notice', 'answer-requests', 'ask-why',
] as const;
const auditor = ['see-readings'] as const;
const administrator = [
  'operate', 'import-places', 'manage-people', 'link-accounts', 'give-delegations', 'separate-duties',
  'manage-organisations',
] as const;
/** Records agreements and their money, asks the sector, tests what it asks for, and tells developers. */
const planningOfficer = [
  'see-contributions', 'manage-contributions', 'handle-contributions', 'consult-sector', 'see-full-trails',
] as const;
const finance = ['see-contributions', 'handle-contributions'] as const;
/** What those do who are asked what a developer's money should be spent on. */
const consortium = ['answer-consultations', 'answer-for-sector'] as const;
const councillor = ['answer-consultations', 'answer-as-councillor', 'see-call-ins', 'call-in'] as const;
const parishCouncil = ['answer-consultations', 'answer-for-parish'] as const;
/** What they may do comes with the context that they work in. */
const nothingYet = [] as const;

export type Permission =
  | (typeof applicant | typeof helper | typeof officer | typeof approver | typeof assessor | typeof decider)[number]
  | (typeof panelClerk | typeof panelChair | typeof panelMember | typeof scrutiny | typeof monitoring)[number]
  | (typeof administrator | typeof dataProtection | typeof auditor)[number]
  | (typeof planningOfficer | typeof finance | typeof consortium | typeof councillor | typeof parishCouncil)[number];

/** What each role may do, in the organisation in which it is held and in no other. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  applicant,
  signatory: nothingYet,
  helper, officer, approver, assessor, decider,
  'panel-clerk': panelClerk,
  'panel-chair': panelChair,
  'panel-member': panelMember,
  finance,
  /** A councillor reads what the public reads. */
  member: councillor,
  'portfolio-holder': decider,
  'planning-officer': planningOfficer,
  'parish-council': parishCouncil,
  consortium,
  'forum-member': nothingYet,
  commissioner: nothingYet,
  'scrutiny-member': scrutiny,
  'monitoring-officer': monitoring,
  'data-protection-officer': dataProtection,
  auditor, administrator,
};
