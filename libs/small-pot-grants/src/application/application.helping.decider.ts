import { type Command, daysAfter, type Instant, isBefore, mustBeIds, Refusal } from '#kernel';
import {
  type ApplicationAnswerCommand, decideAnswers, draft, type GiveContact,
} from './application.answers.decider.js';
import type { ApplicationAnswerEvent, Page } from './application.answers.events.js';
import type { ApplicationHelpingEvent, FilledInForGroup } from './application.helping.events.js';
import { mustTakeAnswers, type RoundFacts } from './application.rules.js';
import type { Application, Draft } from './application.state.js';

type Permission = { applicationId: string; organisationId: string };
type By = Pick<FilledInForGroup['data'], 'filledInBy' | 'as' | 'organisationId'>;
export type ApplicationHelpingCommand =
  | Command<'PermitHelper', Permission>
  | Command<'EndHelperPermission', Permission>
  | Command<'FillInForGroup', { applicationId: string; page: Page; answer: ApplicationAnswerCommand; by: By }>
  /** `contact`: whom to write to instead of whoever was named before. */
  | Command<'AskGroupToConfirm', { applicationId: string; by: By; contact: GiveContact | null; round: RoundFacts }>;

type Facts = readonly [ApplicationHelpingEvent | ApplicationAnswerEvent, ...ApplicationHelpingEvent[]];
type DecideHelping = {
  readonly [T in ApplicationHelpingCommand['type']]:
    (command: Extract<ApplicationHelpingCommand, { type: T }>, state: Application) => Facts;
};

const mostHelpers = 5;
const mostMailsInADay = 5;
export const ASKED_TOO_OFTEN = 'We have emailed them five times today. Ring them, or try again tomorrow';

export const decideHelping: DecideHelping = {
  PermitHelper({ applicationId, organisationId }, state) {
    const { roundId, helpers } = draft(state);
    mustBeIds([organisationId]);
    if (helpers.includes(organisationId))
      throw new Refusal('already-permitted', 'They may help you already', 'organisationId');
    if (helpers.length >= mostHelpers)
      throw new Refusal('too-many-helpers', `${mostHelpers} may help you at most. Stop one first`, 'organisationId');
    return [{ type: 'HelperPermitted', data: { applicationId, roundId, organisationId } }];
  },

  EndHelperPermission({ applicationId, organisationId }, state) {
    const { roundId, helpers } = draft(state);
    if (!helpers.includes(organisationId))
      throw new Refusal('not-permitted-before', 'They do not help you any more', 'organisationId');
    return [{ type: 'HelperPermissionEnded', data: { applicationId, roundId, organisationId } }];
  },

  FillInForGroup({ applicationId, page, answer, by }, state) {
    const { roundId } = permitted(state, by);
    if (page === 'contact')
      throw new Refusal('contacts-are-the-groups', 'Only the group itself says whom to write to');
    const [given] = answered(answer, state);
    const half = answer.type === 'LeavePageUnfinished';
    return [given, { type: 'FilledInForGroup', data: { applicationId, roundId, page, half, ...by } }];
  },

  AskGroupToConfirm({ applicationId, by, contact, round, at }, state) {
    const known = permitted(state, by);
    mustTakeAnswers(round, at);
    mustNotBeAskedTooOften(known.confirmationAskedAt, at);
    const { roundId } = known;
    const asked = { applicationId, roundId, askedBy: by.filledInBy, organisationId: by.organisationId, askedAt: at };
    if (contact === null) {
      if (known.contact === null)
        throw new Refusal('no-contact', 'The group has not said yet whom we should write to. Tell them yourself');
      return [{ type: 'ConfirmationAsked', data: asked }];
    }
    mustBeUntouched(known, by);
    const [given] = answered(contact, state);
    const filledIn = { applicationId, roundId, page: 'contact', half: false, ...by } as const;
    return [given, { type: 'FilledInForGroup', data: filledIn }, { type: 'ConfirmationAsked', data: asked }];
  },
};

/** The same rules hold, whoever fills it in. */
function answered(answer: ApplicationAnswerCommand, state: Application) {
  const decide = decideAnswers[answer.type] as
    (command: ApplicationAnswerCommand, state: Application) => readonly [ApplicationAnswerEvent];
  return decide(answer, state);
}

function permitted(state: Application, { organisationId }: By): Draft {
  const known = draft(state);
  if (!known.helpers.includes(organisationId))
    throw new Refusal('not-permitted-to-help', 'The group does not let you fill this in any more');
  return known;
}

/** A slip in the address of somebody who was never here can be put right; a group that came has its own say. */
function mustBeUntouched({ onBehalf, actsOfGroup }: Draft, { organisationId }: By) {
  if (onBehalf?.organisationId !== organisationId || actsOfGroup > 0)
    throw new Refusal('contacts-are-the-groups', 'Only the group itself says whom to write to', 'email');
}

function mustNotBeAskedTooOften(askedAt: readonly Instant[], at: Instant) {
  if (askedAt.filter((earlier) => isBefore(at, daysAfter(earlier, 1))).length >= mostMailsInADay)
    throw new Refusal('asked-too-often', ASKED_TOO_OFTEN, 'email');
}
