import { type Command, type Decider, Refusal, type Sealed } from '#kernel';
import type { PersonEvent } from './person.events.js';

export type PersonCommand =
  | Command<'RegisterPerson', { personId: string; name: Sealed }>
  | Command<'DisablePerson', { personId: string; reason: Sealed }>
  | Command<'EnablePerson', { personId: string; reason: Sealed }>
  | Command<'InvitePerson', { personId: string; address: Sealed }>
  | Command<'TakeSecondFactorAway', { personId: string; reason: Sealed }>;

type Person = Readonly<{ status: 'unknown' | 'enabled' | 'disabled' }>;

function mustBeRegistered({ status }: Person) {
  if (status === 'unknown') throw new Refusal('unknown-person', 'There is no such person');
}

/** Somebody who can sign in. What they may do stands in the organisations' streams. */
export const person: Decider<Person, PersonCommand, PersonEvent> = {
  initialState: { status: 'unknown' },
  streamOf: ({ personId }) => `person-${personId}`,
  decide: {
    RegisterPerson({ personId, name, at }, { status }) {
      if (status !== 'unknown') throw new Refusal('already-registered', 'This person is already registered');
      return [{ type: 'PersonRegistered', data: { personId, name, registeredAt: at } }];
    },
    DisablePerson({ personId, reason, at }, state) {
      mustBeRegistered(state);
      if (state.status === 'disabled') throw new Refusal('already-disabled', 'This person is shut out already');
      return [{ type: 'PersonDisabled', data: { personId, reason, disabledAt: at } }];
    },
    EnablePerson({ personId, reason, at }, { status }) {
      if (status !== 'disabled') throw new Refusal('not-disabled', 'This person is not shut out');
      return [{ type: 'PersonEnabled', data: { personId, reason, enabledAt: at } }];
    },
    InvitePerson({ personId, address, at }, state) {
      mustBeRegistered(state);
      return [{ type: 'PersonInvited', data: { personId, address, invitedAt: at } }];
    },
    TakeSecondFactorAway({ personId, reason, at }, state) {
      mustBeRegistered(state);
      return [{ type: 'SecondFactorTakenAway', data: { personId, reason, takenAwayAt: at } }];
    },
  },
  evolve: {
    PersonRegistered: () => ({ status: 'enabled' }),
    PersonDisabled: () => ({ status: 'disabled' }),
    PersonEnabled: () => ({ status: 'enabled' }),
    PersonInvited: (state) => state,
    SecondFactorTakenAway: (state) => state,
  },
};
