import { type Command, type Decider, Refusal } from '#kernel';
import { type ApplicationAnswerCommand, decideAnswers, draft } from './application.answers.decider.js';
import { type ApplicationCallInCommand, decideCallIn } from './application.call-in.decider.js';
import { type ApplicationDecisionCommand, decideDecision } from './application.decision.decider.js';
import type { ApplicationEvent, GroupBehind } from './application.events.js';
import { type ApplicationHelpingCommand, decideHelping } from './application.helping.decider.js';
import { type ApplicationPeopleCommand, decidePeople } from './application.people.decider.js';
import {
  mustBeAGroup, mustBeAnswered, mustBeTheGroup, mustFitTheRound, mustLieInTheArea, mustTakeApplications,
  type RoundFacts,
} from './application.rules.js';
import { type ApplicationStartingCommand, decideStarting } from './application.starting.decider.js';
import { type Application, applicationStream, evolveApplication, started } from './application.state.js';

type OneApplication = { applicationId: string };
export type ApplicationCommand =
  | ApplicationAnswerCommand
  | ApplicationCallInCommand
  | ApplicationDecisionCommand
  | ApplicationHelpingCommand
  | ApplicationPeopleCommand
  | ApplicationStartingCommand
  | Command<'SubmitApplication', OneApplication & {
      round: RoundFacts; declared: boolean;
      /** All those of whoever sends it. */
      accounts: readonly string[];
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
    ...decideCallIn,
    ...decideDecision,
    ...decideHelping,
    ...decidePeople,
    ...decideStarting,

    SubmitApplication({ applicationId, round, declared, group, accounts, at }, state) {
      const known = draft(state);
      mustBeTheGroup(accounts, known);
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
