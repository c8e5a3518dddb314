import { type Command, type Decider, isPence, Refusal, type Sealed } from '#kernel';
import type { DutiesEvent, DutySeparationSet } from './duties.events.js';

export type SetDutySeparation = Command<'SetDutySeparation', DutySeparationSet['data']>;
/** `minute` is null while nothing was set: then duties are apart whatever the sum. */
export type DutySeparation = Readonly<{
  scorerFromPence: number; approverFromPence: number; minute: Sealed | null; setBy: string | null;
}>;

export const dutiesStream = (organisationId: string) => `duties-${organisationId}`;

/** From which sum on an organisation keeps the duties of deciding apart. */
export const duties: Decider<DutySeparation, SetDutySeparation, DutiesEvent> = {
  initialState: { scorerFromPence: 0, approverFromPence: 0, minute: null, setBy: null },
  streamOf: ({ organisationId }) => dutiesStream(organisationId),

  decide: {
    SetDutySeparation({ type: _, at: __, ...data }, state) {
      for (const field of ['scorerFromPence', 'approverFromPence'] as const)
        if (!isPence(data[field])) throw new Refusal('not-an-amount', 'Enter an amount, or 0 for always', field);
      if (data.scorerFromPence === state.scorerFromPence && data.approverFromPence === state.approverFromPence)
        throw new Refusal('nothing-new', 'This is already so');
      return [{ type: 'DutySeparationSet', data }];
    },
  },

  evolve: {
    DutySeparationSet: (_, { data: { scorerFromPence, approverFromPence, minute, setBy } }) =>
      ({ scorerFromPence, approverFromPence, minute, setBy }),
  },
};
