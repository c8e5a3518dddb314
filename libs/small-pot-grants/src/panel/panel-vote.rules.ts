import { inPounds, isPence, Refusal, sum } from '#kernel';
import type { MemberVote, Motion, Tally, Vote } from './panel-meeting.events.js';
import { votes as knownVotes } from './panel-meeting.events.js';
import type { Held } from './panel-meeting.state.js';

/** More are a public meeting, not a panel. */
export const mostMembers = 30;

/** What is voted on, read from the application's own stream. */
export type OnTheTable = Readonly<{ roundId: string; awaitsDecision: boolean; askedPence: number }>;

export function mustBeOnTheTable({ roundId, awaitsDecision }: OnTheTable, meeting: Held) {
  if (roundId !== meeting.roundId)
    throw new Refusal('not-in-this-round', 'This application is not one of this round');
  if (!awaitsDecision)
    throw new Refusal('not-awaiting-decision', 'This application is not waiting for a decision');
}

export function mustBeAMotion({ outcome, pence }: Motion, { askedPence }: OnTheTable) {
  if (outcome === 'decline') {
    if (pence !== 0) throw new Refusal('not-an-amount', 'To decline is to award nothing', 'pence');
    return;
  }
  if (!isPence(pence) || pence === 0) throw new Refusal('not-an-amount', 'Enter an amount, more than £0', 'pence');
  if (pence > askedPence)
    throw new Refusal('over-request',
      `The group asked for ${inPounds(askedPence)}. A panel cannot award more.`, 'pence');
}

/** Each member who was there votes once, and nobody on what they have an interest in. */
export function mustBeVotes(votes: readonly MemberVote[], free: readonly string[], { members, quorum }: Held) {
  const voters = votes.map(({ memberId }) => memberId);
  if (!voters.every((id) => Object.hasOwn(members, id)) || new Set(voters).size < voters.length)
    throw new Refusal('not-a-member', 'Only members who were there can vote, each once', 'votes');
  if (!votes.every(({ vote }) => knownVotes.includes(vote)))
    throw new Refusal('not-a-vote', 'A vote is for, against or abstained', 'votes');
  if (!voters.every((id) => free.includes(id)))
    throw new Refusal('member-has-interest',
      'A member who has an interest in this application cannot vote on it', 'votes');
  if (quorum !== null && voters.length < quorum)
    throw new Refusal('no-quorum',
      `${voters.length} voted on this application. The round asks for ${quorum}.`, 'votes');
}

/** While the meeting is on, nobody is left out: who does not want to say abstains. */
export function mustBeEverybody(votes: readonly MemberVote[], free: readonly string[]) {
  if (!free.every((id) => votes.some(({ memberId }) => memberId === id)))
    throw new Refusal('vote-missing', 'Record a vote for each member who was there', 'votes');
}

export function tallyOf(votes: readonly MemberVote[]): Tally {
  const count = (one: Vote) => sum(votes.map(({ vote }) => Number(vote === one)));
  const [inFavour, against, abstained] = [count('for'), count('against'), count('abstained')];
  return { for: inFavour, against, abstained, carried: inFavour > against };
}
