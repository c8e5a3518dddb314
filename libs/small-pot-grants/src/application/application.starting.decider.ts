import { type Command, type Instant, isBefore, isInstant, mustBeIds, Refusal } from '#kernel';
import type { ContactGiven } from './application.answers.events.js';
import type { ApplicationEvent, ApplicationStarted } from './application.events.js';
import { channels, type StartedOnBehalf } from './application.helping.events.js';
import { mustBeAReference, mustBeEligible, mustTakeApplications, type RoundFacts } from './application.rules.js';
import type { Application } from './application.state.js';

type Start = Omit<ApplicationStarted['data'], 'funderId' | 'roundRevision'> & { round: RoundFacts };
type InItsName = Omit<StartedOnBehalf['data'], 'applicationId' | 'roundId'>;
type Contact = Omit<ContactGiven['data'], 'applicationId' | 'roundId'>;
export type ApplicationStartingCommand =
  | Command<'StartApplication', Start>
  | Command<'StartOnBehalf', Start & { onBehalf: InItsName; contact: Contact }>;

type DecideStarting = {
  readonly [T in ApplicationStartingCommand['type']]:
    (command: Extract<ApplicationStartingCommand, { type: T }>, state: Application) =>
      readonly [ApplicationStarted, ...ApplicationEvent[]];
};

export const decideStarting: DecideStarting = {
  StartApplication({ type: _, at, ...start }, state) {
    return [begun(start, at, state)];
  },

  StartOnBehalf({ type: _, at, onBehalf, contact, ...start }, state) {
    mustBeIds([onBehalf.startedBy, onBehalf.organisationId]);
    mustBeTold(onBehalf, at);
    const { applicationId, roundId } = start;
    return [
      begun(start, at, state),
      { type: 'StartedOnBehalf', data: { applicationId, roundId, ...onBehalf } },
      { type: 'ContactGiven', data: { applicationId, roundId, ...contact } },
    ];
  },
};

function begun({ round, ...data }: Start, at: Instant, state: Application): ApplicationStarted {
  if (state.status !== 'not-started') throw new Refusal('already-started', 'This application was already started');
  mustBeIds([data.applicationId, data.roundId, data.applicantId]);
  mustBeAReference(data.reference);
  mustTakeApplications(round, at);
  mustBeEligible(data.eligibility, round);
  return { type: 'ApplicationStarted', data: { ...data, funderId: round.funderId, roundRevision: round.revision } };
}

function mustBeTold({ channel, receivedAt }: Pick<InItsName, 'channel' | 'receivedAt'>, at: Instant) {
  if (!channels.includes(channel)) throw new Refusal('not-a-channel', 'Say how the group told you', 'channel');
  if (!isInstant(receivedAt)) throw new Refusal('not-a-time', 'Enter when the group told you', 'receivedAt');
  if (isBefore(at, receivedAt))
    throw new Refusal('told-in-the-future', 'That moment has not come yet. Enter when the group told you',
      'receivedAt');
}
