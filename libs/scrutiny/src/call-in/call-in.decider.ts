import { type Command, type Decider, isBefore, isDay, Refusal } from '#kernel';
import type {
  CalledInDecisionReleased, CallInAskedFor, CallInEvent, CallInPeriodOpened, CloseCause, DecisionExempted,
} from './call-in.events.js';
import { type CallIn, callInStream, type CallInStatus, evolveCallIn } from './call-in.state.js';

type OneCase = { organisationId: string; reference: string };
/** `accounts`: every account of whoever does this. `hasInterest`: one declared an interest, or the case is theirs. */
type ByMember = OneCase & { accounts: readonly string[]; hasInterest: boolean };
/** Days in London. `publishedOn`: null where nothing was published, which is refused by itself. */
type Recording =
  ByMember & { today: string; publishedOn: string | null }
  & Pick<CalledInDecisionReleased['data'], 'heldOn' | 'minute' | 'recordedBy'>;
export type CallInCommand =
  | Command<'ExemptDecision', DecisionExempted['data'] & { urgency: 'possible' | 'never'; isDecided: boolean }>
  | Command<'OpenCallInPeriod', CallInPeriodOpened['data']>
  | Command<'AskForCallIn', ByMember & CallInAskedFor['data']>
  | Command<'EndCallInPeriod', OneCase>
  | Command<'ReleaseCalledInDecision', Recording>
  | Command<'ReferDecisionBack', Recording>
  | Command<'SendCallInToCouncil', Recording>
  | Command<'CloseCallIn', OneCase & { cause: CloseCause }>;

/** One decision, and whether councillors have it looked at before anything comes of it. */
export const callIn: Decider<CallIn, CallInCommand, CallInEvent> = {
  initialState: { status: 'none' },
  streamOf: ({ organisationId, reference }) => callInStream(organisationId, reference),

  decide: {
    ExemptDecision({ type: _, at: __, urgency, isDecided, ...data }, { status }) {
      if (urgency === 'never')
        throw new Refusal('never-urgent', 'Your council’s constitution lets no decision be taken out of call-in');
      if (status !== 'none' || isDecided)
        throw new Refusal('decided-already', 'Say that it is urgent once, and before it is decided', 'reference');
      return [{ type: 'DecisionExempted', data }];
    },

    /** An exemption that came while the decision was being made came too late: what held then is in the decision. */
    OpenCallInPeriod({ type: _, at: __, ...data }, { status }) {
      if (status !== 'none' && status !== 'exempt')
        throw new Refusal('opened-already', 'This decision was published already');
      return [{ type: 'CallInPeriodOpened', data }];
    },

    AskForCallIn({ organisationId, reference, askedBy, reasons, accounts, hasInterest, at }, state) {
      const { about, askedBy: before, decidedBy, members, until } = openTo(state);
      mustNotHaveDecided(accounts, decidedBy);
      mustHaveNoInterest(hasInterest);
      if (before.some((id) => accounts.includes(id)))
        throw new Refusal('already-asked', 'You have asked for this already. Others have to ask, too');
      if (isBefore(until, at)) throw new Refusal('call-in-over', over);
      const asked = { type: 'CallInAskedFor', data: { organisationId, reference, askedBy, reasons } } as const;
      if (before.length + 1 < members) return [asked];
      return [asked, { type: 'DecisionCalledIn', data: { organisationId, reference, about, members } }];
    },

    EndCallInPeriod({ organisationId, reference, at }, state) {
      const { about, members, askedBy, until } = standing(['open'], state);
      if (!isBefore(until, at)) throw new Refusal('too-early', 'This decision can still be called in');
      const data = { organisationId, reference, about, asked: askedBy.length, members };
      return [{ type: 'CallInPeriodEnded', data }];
    },

    ReleaseCalledInDecision(command, state) {
      const { outcome, by } = recorded(command, standing(['called-in', 'with-council'], state));
      return [{ type: 'CalledInDecisionReleased', data: { ...outcome, by } }];
    },

    ReferDecisionBack(command, state) {
      const { outcome, by } = recorded(command, standing(['called-in', 'with-council'], state));
      return [{ type: 'DecisionReferredBack', data: { ...outcome, by } }];
    },

    SendCallInToCouncil(command, state) {
      const { outcome } = recorded(command, standing(['called-in'], state));
      return [{ type: 'CallInSentToCouncil', data: outcome }];
    },

    CloseCallIn({ organisationId, reference, cause }, state) {
      standing(['open', 'called-in', 'with-council', 'referred-back'], state);
      return [{ type: 'CallInClosed', data: { organisationId, reference, cause } }];
    },
  },

  evolve: evolveCallIn,
};

type Standing = Extract<CallIn, { status: CallInStatus }>;
const over = 'The time in which this could be called in is over';

/** @throws Refusal where it is in none of these states */
function standing(statuses: readonly CallInStatus[], state: CallIn): Standing {
  if (!('askedBy' in state)) throw new Refusal('not-published', 'There is no decision here that can be called in');
  if (statuses.includes(state.status)) return state;
  throw state.status === 'open'
    ? new Refusal('not-called-in', 'This decision is not called in')
    : new Refusal('call-in-settled', 'This was settled already');
}

function openTo(state: CallIn): Standing {
  const known = 'askedBy' in state ? state : standing([], state);
  if (known.status === 'open') return known;
  throw known.status === 'called-in' || known.status === 'with-council'
    ? new Refusal('already-called-in', 'This decision is called in already')
    : new Refusal('call-in-over', over);
}

function mustNotHaveDecided(accounts: readonly string[], decidedBy: string) {
  if (accounts.includes(decidedBy))
    throw new Refusal('own-decision', 'You made this decision, so scrutinising it is for others');
}

function mustHaveNoInterest(hasInterest: boolean) {
  if (hasInterest)
    throw new Refusal('has-interest', 'You have an interest in this, or it is your own, so this is for others');
}

function mustHaveBeenHeld({ heldOn, publishedOn, today }: Recording) {
  if (!isDay(heldOn)) throw new Refusal('no-such-day', 'Enter a real date, like 2 April 2027', 'heldOn');
  if (heldOn > today) throw new Refusal('not-held-yet', 'Record what a meeting said once it was held', 'heldOn');
  if (publishedOn !== null && heldOn < publishedOn)
    throw new Refusal('held-too-early', 'The decision was published after that day. Check the date', 'heldOn');
}

function recorded(command: Recording, state: Standing) {
  const { organisationId, reference, heldOn, minute, recordedBy, accounts, hasInterest } = command;
  mustNotHaveDecided(accounts, state.decidedBy);
  mustHaveNoInterest(hasInterest);
  mustHaveBeenHeld(command);
  const by = state.status === 'with-council' ? 'council' as const : 'committee' as const;
  return { by, outcome: { organisationId, reference, about: state.about, heldOn, minute, recordedBy } };
}
