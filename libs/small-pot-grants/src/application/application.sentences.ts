import { inPounds } from '#kernel';
import type { Detail, Sentences } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { ApplicationAnswerEvent } from './application.answers.events.js';
import type { ApplicationEvent } from './application.events.js';
import type { ApplicationPeopleEvent } from './application.people.events.js';

const record = 'The application';
/** What a group typed before it sent its application is not told, only that it did. */
const draft = { record, from: 'group' } as const;

export const applicationAnswerSentences: Sentences<ApplicationAnswerEvent, GrantFacts> = {
  GroupDescribed: () => ({ ...draft, what: 'The group wrote about itself.' }),
  ProjectDescribed: () => ({ ...draft, what: 'The group wrote what it wants to do.' }),
  BeneficiariesDescribed: () => ({ ...draft, what: 'The group wrote who it is for, and where.' }),
  DatesPlanned: () => ({ ...draft, what: 'The group set when it wants to start and to finish.' }),
  CostsListed: () => ({ ...draft, what: 'The group listed what it needs the money for.' }),
  OutcomeDescribed: () => ({ ...draft, what: 'The group wrote what will be better.' }),
  ContactGiven: () => ({ ...draft, what: 'The group said who to talk to.' }),
  PageLeftUnfinished: () => ({ ...draft, what: 'The group left a page half filled in, to go on later.' }),
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

type CourseEvent = Extract<ApplicationEvent, { type:
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
    standsOn: [`the round as at revision ${roundRevision}`],
  }),
  GroupIdentified: ({ data: { registers } }) => ({
    record, from: 'group',
    what: registers ? 'The group was put on record as an organisation.' : 'The group was on record already.',
  }),
  ApplicationPlaced: ({ data: { wardCode } }, facts) => ({
    record, from: 'public', what: 'An officer found the ward that the place lies in.',
    details: [wardDetail(wardCode, facts)],
  }),
  ApplicationWithdrawn: ({ data: { beforeStatus } }) =>
    ({ record, from: 'public', what: `The group withdrew its application ${before[beforeStatus]}.` }),
  ApplicationEnded: () => ({ record, from: 'public', what: 'The application ended, because the round was cancelled.' }),
  PublicationWithheld: ({ data }) => ({
    record, from: 'public', because: { text: data.reason },
    what: `An officer withheld ${data.parts.map((part) => parts[part]).join(' and ')} from publication.`,
  }),
};

const wardDetail = (code: string, { wardNames }: GrantFacts): Detail =>
  ({ label: 'Ward', text: wardNames.get(code) ?? code, part: 'place' });
