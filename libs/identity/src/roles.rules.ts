import { Refusal } from '#kernel';

/**
 * What somebody can be in an organisation, in words for pages. `acting` stands after "By"; `does` says what it is for.
 * What each may do stands in `permissions.ts`.
 */
export const ROLE_WORDS = {
  applicant: { name: 'Applicant', acting: 'the group', does: 'Applies for their group' },
  signatory: { name: 'Signatory', acting: 'a signatory', does: 'Signs for their group' },
  helper: { name: 'Helper', acting: 'a helper', does: 'Fills in for groups that asked them to' },
  officer: { name: 'Officer', acting: 'an officer', does: 'Runs funds and rounds' },
  approver: { name: 'Approver', acting: 'an approving officer', does: 'Approves rounds that others wrote' },
  assessor: { name: 'Assessor', acting: 'an assessor', does: 'Scores applications' },
  decider: {
    name: 'Decider', acting: 'a decider', does: 'Awards and declines within a delegation: an officer or a body',
  },
  'panel-clerk': { name: 'Panel clerk', acting: 'a panel’s clerk', does: 'Records how a panel voted, and why' },
  'panel-chair': { name: 'Panel chair', acting: 'a panel’s chair', does: 'Signs what a panel decided' },
  'panel-member': { name: 'Panel member', acting: 'a member of a panel', does: 'Votes on a panel' },
  finance: { name: 'Finance officer', acting: 'a finance officer', does: 'Pays what was awarded' },
  member: { name: 'Councillor', acting: 'a councillor', does: 'Represents a ward' },
  'portfolio-holder': {
    name: 'Portfolio holder', acting: 'a portfolio holder', does: 'Awards and declines as a member of the cabinet',
  },
  'planning-officer': { name: 'Planning officer', acting: 'a planning officer', does: 'Looks after Section 106 money' },
  'parish-council': {
    name: 'Parish council', acting: 'a parish council', does: 'Answers for a parish, and spends its share',
  },
  consortium: { name: 'Consortium', acting: 'a consortium', does: 'Speaks for the voluntary sector’s groups' },
  'forum-member': { name: 'Forum member', acting: 'a member of the forum', does: 'Plans with other funders' },
  commissioner: { name: 'Commissioner', acting: 'a commissioner', does: 'Buys services for people' },
  'scrutiny-member': { name: 'Scrutiny member', acting: 'a scrutiny member', does: 'Looks into past decisions' },
  'monitoring-officer': {
    name: 'Monitoring officer', acting: 'the monitoring officer', does: 'Sees that decisions keep to the law',
  },
  'data-protection-officer': {
    name: 'Data protection officer', acting: 'a data protection officer', does: 'Looks after what is held about people',
  },
  auditor: { name: 'Auditor', acting: 'an auditor', does: 'Checks who read and did what' },
  administrator: { name: 'Administrator', acting: 'an administrator', does: 'Looks after people and the system' },
} as const;

export type Role = keyof typeof ROLE_WORDS;
export const ROLES = Object.keys(ROLE_WORDS) as readonly Role[];

/** Whoever has such a role only acts for their own group: their way back by code or link opens nothing else. */
export const isOfAGroup = (role: Role): role is 'applicant' | 'signatory' =>
  role === 'applicant' || role === 'signatory';

export function mustBeARole(role: string) {
  if (!(ROLES as readonly string[]).includes(role))
    throw new Refusal('unknown-role', 'Select a role from the list', 'role');
}
