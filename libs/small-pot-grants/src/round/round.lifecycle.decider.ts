import { type Command, isBefore, mustBeIds, Refusal, type Sealed } from '#kernel';
import type { RoundLifecycleEvent } from './round.events.js';
import type { Approved, Drafting, Round, Scheduled } from './round.state.js';
import { existing } from './round.state.js';
import { mustBeComplete, mustCloseLater } from './round.terms.rules.js';

type OneRound = { roundId: string };
export type RoundLifecycleCommand =
  | Command<'DraftRound', OneRound & { funderId: string; draftedBy: string }>
  | Command<'SendRoundForApproval', OneRound & { sentBy: string }>
  /** `accounts`: every account of whoever does it. */
  | Command<'SendRoundBack', OneRound & { sentBackBy: string; accounts: readonly string[]; reasons: Sealed }>
  | Command<'ApproveRound', OneRound & { approvedBy: string; accounts: readonly string[] }>
  | Command<'SecureRoundFunding', OneRound & { fundId: string; pence: number }>
  | Command<'RefuseRoundFunding', OneRound & { fundId: string; rule: string }>
  | Command<'OpenRound', OneRound>
  | Command<'CloseRound', OneRound>
  | Command<'CancelRound', OneRound & { cancelledBy: string; reasons: Sealed }>;

type DecideLifecycle = {
  readonly [T in RoundLifecycleCommand['type']]: (
    command: Extract<RoundLifecycleCommand, { type: T }>, state: Round,
  ) => readonly [RoundLifecycleEvent, ...RoundLifecycleEvent[]];
};

export const decideLifecycle: DecideLifecycle = {
  DraftRound({ type: _, at: __, ...data }, state) {
    if (state.status !== 'none') throw new Refusal('already-drafted', 'This round exists already');
    mustBeIds([data.roundId, data.funderId]);
    return [{ type: 'RoundDrafted', data }];
  },
  SendRoundForApproval({ roundId, sentBy, at }, state) {
    const known = existing(state);
    if (known.status !== 'draft') throw new Refusal('not-a-draft', 'This round was already sent for approval');
    mustBeComplete(known.terms);
    mustCloseLater(known.terms, at);
    return [{ type: 'RoundSentForApproval', data: { roundId, sentBy } }];
  },
  SendRoundBack({ type: _, at: __, accounts, ...data }, state) {
    awaitingApproval(state, accounts);
    return [{ type: 'RoundSentBack', data }];
  },
  ApproveRound({ roundId, approvedBy, accounts, at }, state) {
    const { funderId, terms } = awaitingApproval(state, accounts);
    mustBeComplete(terms);
    mustCloseLater(terms, at);
    const { potPence, shares } = terms.money;
    return [{ type: 'RoundApproved', data: { roundId, funderId, approvedBy, potPence, shares } }];
  },
  SecureRoundFunding({ roundId, fundId, pence }, state) {
    const { terms, securedFrom } = approvedWith(state, fundId, pence);
    const secured = { type: 'RoundFundingSecured', data: { roundId, fundId, pence } } as const;
    if (securedFrom.length + 1 < terms.money.shares.length) return [secured];
    const { opensAt, closesAt } = terms.timetable;
    return [secured, { type: 'RoundScheduled', data: { roundId, opensAt, closesAt } }];
  },
  RefuseRoundFunding({ type: _, at: __, ...data }, state) {
    const { securedFrom } = approvedWith(state, data.fundId);
    mustBeIds([data.rule], 'rule');
    return [{ type: 'RoundFundingRefused', data: { ...data, securedFrom } }];
  },
  OpenRound({ roundId, at }, state) {
    const { terms, opened, closed } = scheduled(state);
    if (closed) throw new Refusal('already-closed', 'This round is already closed');
    if (opened) throw new Refusal('already-open', 'This round is already open');
    if (isBefore(at, terms.timetable.opensAt)) throw new Refusal('too-early', 'It is not time to open this round');
    return [{ type: 'RoundOpened', data: { roundId, openedAt: at } }];
  },
  CloseRound({ roundId, at }, state) {
    const { terms, closed } = scheduled(state);
    if (closed) throw new Refusal('already-closed', 'This round is already closed');
    if (isBefore(at, terms.timetable.closesAt)) throw new Refusal('too-early', 'It is not time to close this round');
    return [{ type: 'RoundClosed', data: { roundId, closedAt: at } }];
  },
  CancelRound({ type: _, at: __, ...data }, state) {
    const known = existing(state);
    if (known.status === 'cancelled') throw new Refusal('already-cancelled', 'This round is already cancelled');
    if (known.status === 'scheduled' && Object.keys(known.reservations).length > 0)
      throw new Refusal('has-awards', 'Grants from this round are already awarded, so it cannot be cancelled');
    const securedFrom = 'securedFrom' in known ? known.securedFrom : [];
    return [{ type: 'RoundCancelled', data: { ...data, securedFrom } }];
  },
};

/** Whoever wrote any part of a round cannot be the one who lets it pass, whichever of their accounts they use. */
function awaitingApproval(state: Round, accounts: readonly string[]): Drafting {
  const known = existing(state);
  if (known.status !== 'awaiting-approval')
    throw new Refusal('not-awaiting-approval', 'This round is not waiting for approval');
  if (known.editors.some((editor) => accounts.includes(editor)))
    throw new Refusal('author-cannot-approve', 'You worked on this round, so somebody else has to approve it');
  return known;
}

/** What a fund set aside for earlier terms of the round, a late answer, is not the money that is waited for. */
function approvedWith(state: Round, fundId: string, pence?: number): Approved {
  const known = existing(state);
  const share = known.status === 'approved' && !known.securedFrom.includes(fundId)
    && known.terms.money.shares.find((one) => one.fundId === fundId);
  if (!share || (pence !== undefined && pence !== share.pence))
    throw new Refusal('not-awaiting-funding', 'This round is not waiting for money from that fund');
  return known;
}

export function scheduled(state: Round): Scheduled {
  const known = existing(state);
  if (known.status === 'cancelled') throw new Refusal('round-cancelled', 'This round was cancelled');
  if (known.status !== 'scheduled') throw new Refusal('round-not-scheduled', 'This round is not approved yet');
  return known;
}
