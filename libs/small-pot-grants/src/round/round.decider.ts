import type { Decider } from '#kernel';
import type { RoundEvent } from './round.events.js';
import { decideLifecycle, type RoundLifecycleCommand } from './round.lifecycle.decider.js';
import { decideMoney, type RoundMoneyCommand } from './round.money.decider.js';
import { evolveRound, type Round, roundStream } from './round.state.js';
import { decideTerms, type RoundTermsCommand } from './round.terms.decider.js';

export type RoundCommand = RoundTermsCommand | RoundLifecycleCommand | RoundMoneyCommand;

/** Guards a round's terms and its money: what is awarded never passes the pot, nor a neighbourhood's ceiling. */
export const round: Decider<Round, RoundCommand, RoundEvent> = {
  initialState: { status: 'none' },
  streamOf: ({ roundId }) => roundStream(roundId),
  decide: { ...decideTerms, ...decideLifecycle, ...decideMoney },
  evolve: evolveRound,
};
