import type { Members } from '#scrutiny';
import { whose } from './application-ids.members.js';
import type { ApplicationAnswerEvent } from './application.answers.events.js';
import type { ApplicationPeopleEvent } from './application.people.events.js';
import type { CourseEvent } from './application.sentences.js';

const place = { from: 'public', part: 'place' } as const;

/** Trails tell that a group wrote something, not what. */
export const applicationAnswerMembers: Members<ApplicationAnswerEvent> = {
  GroupDescribed: { ...whose, name: 'full', about: 'full', number: 'full' },
  ProjectDescribed: { ...whose, title: 'full', description: 'full' },
  BeneficiariesDescribed: { ...whose, who: 'full', place: 'full', wardCode: 'full' },
  DatesPlanned: { ...whose, startsOn: 'full', endsOn: 'full' },
  CostsListed: { ...whose, lines: 'full', totalPence: 'full' },
  OutcomeDescribed: { ...whose, outcome: 'full' },
  ContactGiven: { ...whose, name: 'full', email: 'full', phone: 'full' },
  PageLeftUnfinished: { ...whose, page: 'full', typed: 'full' },
};

export const applicationPeopleMembers: Members<ApplicationPeopleEvent> = {
  SecondContactNamed: { ...whose, personId: 'full', name: 'full', email: 'full', namedAt: 'full' },
  ApplicationHandedOver: {
    ...whose, handoverId: 'full', from: 'full', to: 'full', name: 'full', email: 'full', agreedBy: 'group',
    handedOverAt: 'group',
  },
};

export const applicationCourseMembers: Members<CourseEvent> = {
  ApplicationStarted: {
    ...whose, funderId: 'public', applicantId: 'full', reference: 'public', roundRevision: 'public',
    eligibility: 'full',
  },
  ApplicationSubmitted: { ...whose, askedPence: 'public', wardCode: place, roundRevision: 'public' },
  GroupIdentified: { ...whose, organisationId: 'full', registers: 'full' },
  ApplicationPlaced: { ...whose, wardCode: place, placedBy: 'full' },
  ApplicationWithdrawn: { ...whose, beforeStatus: 'public' },
  ApplicationEnded: { ...whose, cause: 'public' },
  PublicationWithheld: { ...whose, parts: 'public', reason: 'public', withheldBy: 'full' },
};
