import type { Evolve, Instant } from '#kernel';
import type { CallInEvent, Decided } from './call-in.events.js';

type Opened = Readonly<{
  about: Decided; decidedBy: string; until: Instant; members: number; askedBy: readonly string[];
}>;
export type CallInStatus =
  'open' | 'called-in' | 'with-council' | 'referred-back' | 'released' | 'not-called-in' | 'closed';

export type CallIn =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'exempt'; accounts: readonly string[] }>
  | (Opened & Readonly<{ status: CallInStatus; wasCalledIn: boolean }>);

export const callInStream = (organisationId: string, reference: string) => `call-in-${organisationId}-${reference}`;

const to = (state: CallIn, status: CallInStatus) => {
  if (!('askedBy' in state)) throw new Error('No decision was published here');
  return { ...state, status };
};

export const evolveCallIn: Evolve<CallIn, CallInEvent> = {
  DecisionExempted: (_, { data: { accounts } }) => ({ status: 'exempt', accounts }),
  CallInPeriodOpened: (_, { data: { about, decidedBy, until, members } }) =>
    ({ status: 'open', about, decidedBy, until, members, askedBy: [], wasCalledIn: false }),
  CallInAskedFor: (state, { data: { askedBy } }) => {
    const known = to(state, 'open');
    return { ...known, askedBy: [...known.askedBy, askedBy] };
  },
  DecisionCalledIn: (state) => ({ ...to(state, 'called-in'), wasCalledIn: true }),
  CallInPeriodEnded: (state) => to(state, 'not-called-in'),
  CalledInDecisionReleased: (state) => to(state, 'released'),
  DecisionReferredBack: (state) => to(state, 'referred-back'),
  CallInSentToCouncil: (state) => to(state, 'with-council'),
  CallInClosed: (state) => to(state, 'closed'),
};
