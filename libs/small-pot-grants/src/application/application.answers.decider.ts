import { type Command, Refusal } from '#kernel';
import {
  type ApplicationAnswerEvent, type BeneficiariesDescribed, type ContactGiven, type CostsListed, type DatesPlanned,
  type GroupDescribed, type OutcomeDescribed, type PageLeftUnfinished, pages, type ProjectDescribed,
} from './application.answers.events.js';
import {
  mustBeDays, mustBeWholeCosts, mustFitTheRound, mustLieInTheArea, type RoundFacts,
} from './application.rules.js';
import { type Application, type Draft, started } from './application.state.js';

type Wish<E extends ApplicationAnswerEvent> = Omit<E['data'], 'roundId'>;
export type ApplicationAnswerCommand =
  | Command<'DescribeGroup', Wish<GroupDescribed>>
  | Command<'DescribeProject', Wish<ProjectDescribed>>
  | Command<'DescribeBeneficiaries', Wish<BeneficiariesDescribed> & { round: RoundFacts }>
  | Command<'PlanDates', Wish<DatesPlanned>>
  | Command<'ListCosts', Wish<CostsListed> & { round: RoundFacts }>
  | Command<'DescribeOutcome', Wish<OutcomeDescribed>>
  | Command<'GiveContact', Wish<ContactGiven>>
  | Command<'LeavePageUnfinished', Wish<PageLeftUnfinished>>;

type DecideAnswers = {
  readonly [T in ApplicationAnswerCommand['type']]:
    (command: Extract<ApplicationAnswerCommand, { type: T }>, state: Application) => readonly [ApplicationAnswerEvent];
};

/** Answers can be given until the application is sent. */
export function draft(state: Application): Draft {
  const known = started(state);
  if (known.status === 'withdrawn') throw new Refusal('already-withdrawn', 'You withdrew this application');
  if (known.status === 'ended')
    throw new Refusal('round-cancelled', 'This round was cancelled. Look at the other rounds.');
  if (known.status !== 'draft') throw new Refusal('already-sent', 'This application was already sent');
  return known;
}

export const decideAnswers: DecideAnswers = {
  DescribeGroup({ type: _, at: __, ...data }, state) {
    const { roundId } = draft(state);
    return [{ type: 'GroupDescribed', data: { ...data, roundId } }];
  },
  DescribeProject({ type: _, at: __, ...data }, state) {
    const { roundId } = draft(state);
    return [{ type: 'ProjectDescribed', data: { ...data, roundId } }];
  },
  DescribeBeneficiaries({ type: _, at: __, round, ...data }, state) {
    const { roundId } = draft(state);
    mustLieInTheArea(data.wardCode, round);
    return [{ type: 'BeneficiariesDescribed', data: { ...data, roundId } }];
  },
  PlanDates({ type: _, at: __, ...data }, state) {
    const { roundId } = draft(state);
    mustBeDays(data);
    return [{ type: 'DatesPlanned', data: { ...data, roundId } }];
  },
  ListCosts({ type: _, at: __, round, ...data }, state) {
    const { roundId } = draft(state);
    mustBeWholeCosts(data);
    mustFitTheRound(data.totalPence, round);
    return [{ type: 'CostsListed', data: { ...data, roundId } }];
  },
  DescribeOutcome({ type: _, at: __, ...data }, state) {
    const { roundId } = draft(state);
    return [{ type: 'OutcomeDescribed', data: { ...data, roundId } }];
  },
  GiveContact({ type: _, at: __, ...data }, state) {
    const { roundId } = draft(state);
    return [{ type: 'ContactGiven', data: { ...data, roundId } }];
  },
  LeavePageUnfinished({ type: _, at: __, ...data }, state) {
    const { roundId } = draft(state);
    if (!pages.includes(data.page)) throw new Refusal('no-such-page', 'The form has no such page');
    return [{ type: 'PageLeftUnfinished', data: { ...data, roundId } }];
  },
};
