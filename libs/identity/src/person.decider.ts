import { type Command, type Decider, Refusal, type Sealed } from '#kernel';
import type { PersonEvent } from './person.events.js';

export type PersonCommand = Command<'RegisterPerson', { personId: string; name: Sealed }>;

/** Somebody who can sign in. What they may do stands in the organisations' streams. */
export const person: Decider<{ registered: boolean }, PersonCommand, PersonEvent> = {
  initialState: { registered: false },
  streamOf: ({ personId }) => `person-${personId}`,
  decide: {
    RegisterPerson({ personId, name, at }, { registered }) {
      if (registered) throw new Refusal('already-registered', 'This person is already registered');
      return [{ type: 'PersonRegistered', data: { personId, name, registeredAt: at } }];
    },
  },
  evolve: { PersonRegistered: () => ({ registered: true }) },
};
