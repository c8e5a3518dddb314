import { type Command, type Decider, mustBeIds, Refusal } from '#kernel';
import type { InterestsDeclared, InterestsEvent } from './interests.events.js';

/** `strangers`: of `seen`, what is no application that was sent to this round. One is enough to refuse. */
export type DeclareInterests =
  Command<'DeclareInterests', InterestsDeclared['data'] & { strangers: readonly string[] }>;

export type Interests = Readonly<{ seen: readonly string[]; closed: readonly string[] }>;

export const interestsStream = (roundId: string, personId: string) => `interests-${roundId}-${personId}`;

/** What one person has declared for one round. */
export const interests: Decider<Interests, DeclareInterests, InterestsEvent> = {
  initialState: { seen: [], closed: [] },
  streamOf: ({ roundId, personId }) => interestsStream(roundId, personId),

  decide: {
    DeclareInterests({ type: _, at: __, strangers, ...data }, { seen, closed }) {
      mustBeIds(data.seen, 'seen');
      if (strangers.length > 0)
        throw new Refusal('not-in-this-round', 'The list has applications that were not sent to this round. '
          + 'Open the page again.', 'seen');
      const declared = data.interests.map(({ applicationId }) => applicationId);
      if (!declared.every((id) => data.seen.includes(id)))
        throw new Refusal('not-on-the-list', 'You can only declare an interest in an application on the list');
      const isNew = !data.seen.every((id) => seen.includes(id)) || !declared.every((id) => closed.includes(id));
      if (!isNew) throw new Refusal('nothing-new', 'You have already declared this');
      return [{ type: 'InterestsDeclared', data }];
    },
  },

  evolve: {
    InterestsDeclared: ({ seen, closed }, { data }) => ({
      seen: [...new Set([...seen, ...data.seen])],
      closed: [...new Set([...closed, ...data.interests.map(({ applicationId }) => applicationId)])],
    }),
  },
};
