import type { Unsealed } from '#kernel';
import type { ApplicationAnswerCommand } from './application.answers.decider.js';
import type { Page } from './application.state.js';

type Answer<T extends ApplicationAnswerCommand['type']> =
  Unsealed<Omit<Extract<ApplicationAnswerCommand, { type: T }>, 'type' | 'at' | 'applicationId' | 'round'>>;

/** What a group sends for each page, before its texts are sealed. */
export interface AnswerWishes extends Record<Page, object> {
  group: Answer<'DescribeGroup'>;
  project: Answer<'DescribeProject'>;
  beneficiaries: Answer<'DescribeBeneficiaries'>;
  dates: Answer<'PlanDates'>;
  /** The total is the sum of the lines, so nobody has to give it. */
  costs: Omit<Answer<'ListCosts'>, 'totalPence'>;
  outcome: Answer<'DescribeOutcome'>;
  contact: Answer<'GiveContact'>;
}
