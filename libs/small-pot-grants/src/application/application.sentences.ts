import { inPounds } from '#kernel';
import type { Recorded } from '#event-store';
import type { Detail, Sentences } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import { groupFacets } from '../decision/grant-facets.js';
import type { ApplicationAnswerEvent } from './application.answers.events.js';
import type { ApplicationEvent } from './application.events.js';
import type { ApplicationPeopleEvent } from './application.people.events.js';

const record = 'The application';
/** What a group typed before it sent its application is not told, only that it did. */
const draft = { record, from: 'group' } as const;

/** What the group said, and how that is told where somebody else wrote it down for the group. */
const said = (byItself: string, forIt: string) => ({ metadata: { role } }: Recorded) =>
  ({ ...draft, what: isForTheGroup(role) ? forIt : byItself });
const isForTheGroup = (role: string) => role === 'helper' || role === 'officer';

export const applicationAnswerSentences: Sentences<ApplicationAnswerEvent, GrantFacts> = {
  GroupDescribed: said('The group wrote about itself.', 'What the group is was written down for it.'),
  ProjectDescribed: said('The group wrote what it wants to do.', 'What the group wants to do was written down for it.'),
  BeneficiariesDescribed: said(
    'The group wrote who it is for, and where.', 'Who it is for, and where, was written down for the group.'),
  DatesPlanned: said(
    'The group set when it wants to start and to finish.', 'When it starts and ends was written down for the group.'),
  CostsListed: said(
    'The group listed what it needs the money for.', 'What the group needs the money for was written down for it.'),
  OutcomeDescribed: said('The group wrote what will be better.', 'What will be better was written down for the group.'),
  ContactGiven: said('The group said who to talk to.', 'Who to talk to at the group was written down for it.'),
  PageLeftUnfinished: said(
    'The group left a page half filled in, to go on later.', 'A page was left half filled in for the group.'),
};

const agreed = {
  'second-contact': 'An officer asked for it, and the group’s second contact agreed.',
  'second-officer': 'The group had named no second contact. An officer asked for it, and a second officer agreed.',
} as const;

export const applicationPeopleSentences: Sentences<ApplicationPeopleEvent, GrantFacts> = {
  SecondContactNamed: () => ({ ...draft, what: 'The group said who else can speak for it.' }),
  ApplicationHandedOver: ({ data: { agreedBy } }) =>
    ({ ...draft, what: `The group went to a new person. ${agreed[agreedBy]}` }),
};

const parts = { group: 'the group’s name', place: 'the place' } as const;
const before = {
  draft: 'before it was sent', submitted: 'before it was decided', awarded: 'after it was awarded a grant',
} as const;

export type CourseEvent = Extract<ApplicationEvent, { type:
  'ApplicationStarted' | 'ApplicationSubmitted' | 'GroupIdentified' | 'ApplicationWithdrawn' | 'ApplicationPlaced'
  | 'ApplicationEnded' | 'PublicationWithheld' }>;

export const applicationCourseSentences: Sentences<CourseEvent, GrantFacts> = {
  ApplicationStarted: ({ data: { roundRevision } }) => ({
    record, from: 'public', what: 'A group passed the eligibility check and began an application.',
    standsOn: [`the round as at revision ${roundRevision}`],
  }),
  ApplicationSubmitted: ({ data: { askedPence, wardCode, roundRevision } }, facts) => ({
    record, from: 'public',
    what: `The group sent its application and declared that it is true. It asked for ${inPounds(askedPence)}.`,
    details: wardCode === null ? [] : [wardDetail(wardCode, facts)],
    facets: [{ kind: 'outcome', outcome: 'sent' }, { kind: 'money', pence: askedPence }, ...groupFacets(facts)],
    standsOn: [`the round as at revision ${roundRevision}`],
  }),
  GroupIdentified: ({ data: { registers, organisationId } }) => ({
    record, from: 'group', facets: [{ kind: 'organisation', id: organisationId }],
    what: registers ? 'The group was put on record as an organisation.' : 'The group was on record already.',
  }),
  ApplicationPlaced: ({ data: { wardCode } }, facts) => ({
    record, from: 'public', what: 'An officer found the ward that the place lies in.',
    details: [wardDetail(wardCode, facts)], facets: [{ kind: 'ward', code: wardCode, part: 'place' }],
  }),
  ApplicationWithdrawn: ({ data: { beforeStatus } }) => ({
    record, from: 'public', facets: [{ kind: 'outcome', outcome: 'withdrawn' }],
    what: `The group withdrew its application ${before[beforeStatus]}.`,
  }),
  ApplicationEnded: () => ({
    record, from: 'public', facets: [{ kind: 'outcome', outcome: 'ended' }],
    what: 'The application ended, because the round was cancelled.',
  }),
  PublicationWithheld: ({ data }) => ({
    record, from: 'public', because: { text: data.reason },
    what: `An officer withheld ${data.parts.map((part) => parts[part]).join(' and ')} from publication.`,
  }),
};

const wardDetail = (code: string, { wardNames }: GrantFacts): Detail =>
  ({ label: 'Ward', text: wardNames.get(code) ?? code, part: 'place' });
