import { type Command, type Decider, mustBeIds, Refusal } from '#kernel';
import { type ApplicationAnswerCommand, decideAnswers, draft } from './application.answers.decider.js';
import { type ApplicationDecisionCommand, decideDecision } from './application.decision.decider.js';
import type { ApplicationEvent, ApplicationStarted, GroupBehind } from './application.events.js';
import { type ApplicationPeopleCommand, decidePeople } from './application.people.decider.js';
import {
  mustBeAGroup, mustBeAnswered, mustBeAReference, mustBeEligible, mustFitTheRound, mustLieInTheArea,
  mustTakeApplications, type RoundFacts,
} from './application.rules.js';
import { type Application, applicationStream, evolveApplication, started } from './application.state.js';

type OneApplication = { applicationId: string };
export type ApplicationCommand =
  | ApplicationAnswerCommand
  | ApplicationDecisionCommand
  | ApplicationPeopleCommand
  | Command<'StartApplication',
      Omit<ApplicationStarted['data'], 'funderId' | 'roundRevision'> & { round: RoundFacts }>
  | Command<'SubmitApplication', OneApplication & {
      round: RoundFacts; declared: boolean;
      /** Left out while the group has not said who it is. */
      group?: GroupBehind;
    }>
  | Command<'WithdrawApplication', OneApplication>
  | Command<'PlaceApplication', OneApplication & { wardCode: string; placedBy: string; round: RoundFacts }>
  | Command<'EndApplication', OneApplication & { cause: 'round-cancelled' }>;

/** One group's application to one round, from the first answer to the answer to the offer. */
export const application: Decider<Application, ApplicationCommand, ApplicationEvent> = {
  initialState: { status: 'not-started' },
  streamOf: ({ applicationId }) => applicationStream(applicationId),

  decide: {
    ...decideAnswers,
    ...decideDecision,
    ...decidePeople,

    StartApplication({ type: _, at, round, ...data }, state) {
      if (state.status !== 'not-started') throw new Refusal('already-started', 'This application was already started');
      mustBeIds([data.applicationId, data.roundId, data.applicantId]);
      mustBeAReference(data.reference);
      mustTakeApplications(round, at);
      mustBeEligible(data.eligibility, round);
      const { funderId, revision: roundRevision } = round;
      return [{ type: 'ApplicationStarted', data: { ...data, funderId, roundRevision } }];
    },

    SubmitApplication({ applicationId, round, declared, group, at }, state) {
      const known = draft(state);
      mustTakeApplications(round, at);
      mustBeAnswered(known);
      mustFitTheRound(known.askedPence, round);
      mustLieInTheArea(known.wardCode, round);
      if (!declared) throw new Refusal('not-declared', 'Tick the box to say that this is true', 'declared');
      const { roundId, askedPence, wardCode } = known;
      const data = { applicationId, roundId, askedPence, wardCode, roundRevision: round.revision };
      if (group) mustBeAGroup(group);
      const who = group ? [{ type: 'GroupIdentified', data: { applicationId, roundId, ...group } } as const] : [];
      return [{ type: 'ApplicationSubmitted', data }, ...who];
    },

    WithdrawApplication({ applicationId }, state) {
      const { status, roundId } = started(state);
      if (status !== 'draft' && status !== 'submitted' && status !== 'awarded')
        throw new Refusal('too-late-to-withdraw', 'This application is settled, so you cannot withdraw it');
      return [{ type: 'ApplicationWithdrawn', data: { applicationId, roundId, beforeStatus: status } }];
    },

    PlaceApplication({ applicationId, wardCode, placedBy, round }, state) {
      const { status, roundId } = started(state);
      if (status !== 'submitted')
        throw new Refusal('not-awaiting-decision', 'This application is not waiting for a decision');
      mustLieInTheArea(wardCode, round);
      return [{ type: 'ApplicationPlaced', data: { applicationId, roundId, wardCode, placedBy } }];
    },

    EndApplication({ applicationId, cause }, state) {
      const { status, roundId } = started(state);
      if (status !== 'draft' && status !== 'submitted')
        throw new Refusal('not-running', 'This application has come to its end already');
      return [{ type: 'ApplicationEnded', data: { applicationId, roundId, cause } }];
    },
  },

  evolve: evolveApplication,
};
