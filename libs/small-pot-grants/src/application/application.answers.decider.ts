import { type Command, type Instant, Refusal } from '#kernel';
import {
  type ApplicationAnswerEvent, type BeneficiariesDescribed, type ContactGiven, type CostsListed, type DatesPlanned,
  type GroupDescribed, type OutcomeDescribed, type PageLeftUnfinished, pages, type ProjectDescribed,
} from './application.answers.events.js';
import {
  mustBeDays, mustBeWholeCosts, mustFitTheRound, mustLieInTheArea, mustTakeAnswers, type RoundFacts,
} from './application.rules.js';
import { type Application, type Draft, started } from './application.state.js';

/** What a page sends, and what the round says on how late and within which bounds it may. */
type Wish<E extends ApplicationAnswerEvent> = Omit<E['data'], 'roundId'> & { round: RoundFacts };
export type GiveContact = Command<'GiveContact', Wish<ContactGiven>>;
export type ApplicationAnswerCommand =
  | Command<'DescribeGroup', Wish<GroupDescribed>>
  | Command<'DescribeProject', Wish<ProjectDescribed>>
  | Command<'DescribeBeneficiaries', Wish<BeneficiariesDescribed>>
  | Command<'PlanDates', Wish<DatesPlanned>>
  | Command<'ListCosts', Wish<CostsListed>>
  | Command<'DescribeOutcome', Wish<OutcomeDescribed>>
  | GiveContact
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

/** The draft that a page is filled in of, while the round still takes answers. */
function open(state: Application, round: RoundFacts, at: Instant): Draft {
  const known = draft(state);
  mustTakeAnswers(round, at);
  return known;
}

export const decideAnswers: DecideAnswers = {
  DescribeGroup({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    return [{ type: 'GroupDescribed', data: { ...data, roundId } }];
  },
  DescribeProject({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    return [{ type: 'ProjectDescribed', data: { ...data, roundId } }];
  },
  DescribeBeneficiaries({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    mustLieInTheArea(data.wardCode, round);
    return [{ type: 'BeneficiariesDescribed', data: { ...data, roundId } }];
  },
  PlanDates({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    mustBeDays(data, at);
    return [{ type: 'DatesPlanned', data: { ...data, roundId } }];
  },
  ListCosts({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    mustBeWholeCosts(data);
    mustFitTheRound(data.totalPence, round);
    return [{ type: 'CostsListed', data: { ...data, roundId } }];
  },
  DescribeOutcome({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    return [{ type: 'OutcomeDescribed', data: { ...data, roundId } }];
  },
  GiveContact({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    return [{ type: 'ContactGiven', data: { ...data, roundId } }];
  },
  LeavePageUnfinished({ type: _, at, round, ...data }, state) {
    const { roundId } = open(state, round, at);
    if (!pages.includes(data.page)) throw new Refusal('no-such-page', 'The form has no such page');
    return [{ type: 'PageLeftUnfinished', data: { ...data, roundId } }];
  },
};
