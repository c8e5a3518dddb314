import { type Command, type Decider, Refusal } from '#kernel';
import type { WhyEvent } from './why.events.js';

export type WhyCommand =
  | Command<'AskWhy', { organisationId: string; decidedBy: string }>
  | Command<'StopAskingWhy', { organisationId: string; decidedBy: string }>;

export const whyStream = (organisationId: string) => `asking-why-${organisationId}`;

/** Whether an organisation has its staff say why they read. */
export const askingWhy: Decider<{ isAsked: boolean }, WhyCommand, WhyEvent> = {
  initialState: { isAsked: false },
  streamOf: ({ organisationId }) => whyStream(organisationId),
  decide: {
    AskWhy({ organisationId, decidedBy }, { isAsked }) {
      if (isAsked) throw new Refusal('already-asked', 'Staff are asked already');
      return [{ type: 'ReadersAskedWhy', data: { organisationId, decidedBy } }];
    },
    StopAskingWhy({ organisationId, decidedBy }, { isAsked }) {
      if (!isAsked) throw new Refusal('not-asked', 'Staff are not asked');
      return [{ type: 'ReadersNoLongerAskedWhy', data: { organisationId, decidedBy } }];
    },
  },
  evolve: { ReadersAskedWhy: () => ({ isAsked: true }), ReadersNoLongerAskedWhy: () => ({ isAsked: false }) },
};
