import type { Members } from '#scrutiny';
import { applicationCallInMembers } from './application/application.call-in.members.js';
import { applicationDecisionMembers } from './application/application.decision.members.js';
import { applicationHelpingMembers } from './application/application.helping.members.js';
import {
  applicationAnswerMembers, applicationCourseMembers, applicationPeopleMembers,
} from './application/application.members.js';
import { assessmentMembers } from './assessment/assessment.members.js';
import type { GrantEvent } from './decision/grant-facts.js';
import { fundMembers } from './fund/fund.members.js';
import { interestsMembers } from './interests/interests.members.js';
import { panelMembers } from './panel/panel.members.js';
import { roundLifecycleMembers, roundTermsMembers } from './round/round.members.js';
import { roundMoneyMembers } from './round/round.money.members.js';

/** Who may read which member of each event that a case stands in. A member that is missing does not compile. */
export const members: Members<GrantEvent> = {
  ...fundMembers,
  ...roundTermsMembers, ...roundLifecycleMembers, ...roundMoneyMembers,
  ...applicationAnswerMembers, ...applicationCourseMembers, ...applicationPeopleMembers,
  ...applicationDecisionMembers, ...applicationCallInMembers, ...applicationHelpingMembers,
  ...interestsMembers,
  ...assessmentMembers,
  ...panelMembers,
};
