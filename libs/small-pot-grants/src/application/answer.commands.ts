import { sum } from '#kernel';
import type { Texts } from '#privacy';
import type { ApplicationAnswerCommand } from './application.answers.decider.js';
import type { Page } from './application.state.js';
import type { AnswerWishes } from './application.wishes.js';
import type { applicationLimits } from './limits.js';

type Answer = ApplicationAnswerCommand extends infer C
  ? C extends ApplicationAnswerCommand ? Omit<C, 'at' | 'round'> : never : never;
type AnswerTexts = Texts<typeof applicationLimits>;
type Context = Readonly<{ applicationId: string; record: AnswerTexts }>;

const ifAny = (record: AnswerTexts, name: 'number' | 'phone', text: string | null) =>
  (text ? record.seal(name, text) : null);

/** Turns what a group typed on a page into the command for that page, with its texts sealed. */
export const answerCommands: { readonly [P in Page]: (wish: AnswerWishes[P], context: Context) => Answer } = {
  group: ({ name, about, number }, { applicationId, record }) => ({
    type: 'DescribeGroup', applicationId, name: record.seal('name', name), about: record.seal('about', about),
    number: ifAny(record, 'number', number),
  }),
  project: ({ title, description }, { applicationId, record }) => ({
    type: 'DescribeProject', applicationId, title: record.seal('title', title),
    description: record.seal('description', description),
  }),
  beneficiaries: ({ who, place, wardCode }, { applicationId, record }) => ({
    type: 'DescribeBeneficiaries', applicationId, who: record.seal('who', who), place: record.seal('place', place),
    wardCode,
  }),
  dates: (wish, { applicationId }) => ({ type: 'PlanDates', applicationId, ...wish }),
  costs: ({ lines }, { applicationId, record }) => ({
    type: 'ListCosts', applicationId, totalPence: sum(lines.map(({ pence }) => pence)),
    lines: lines.map(({ item, pence }) => ({ item: record.seal('item', item), pence })),
  }),
  outcome: ({ outcome }, { applicationId, record }) =>
    ({ type: 'DescribeOutcome', applicationId, outcome: record.seal('outcome', outcome) }),
  contact: ({ name, email, phone }, { applicationId, record }) => ({
    type: 'GiveContact', applicationId, name: record.seal('name', name, 'contactName'),
    email: record.seal('email', email),
    phone: ifAny(record, 'phone', phone),
  }),
};
