import type { Sayings } from '#kernel';
import type { PersonEvent } from './person.events.js';

const record = 'People';

/** Reasons here are about that person, and stay out. */
export const personSentences: Sayings<PersonEvent> = {
  PersonRegistered: () => ({ record, what: 'A person was put on record.' }),
  PersonDisabled: () => ({ record, what: 'A person was shut out: they can no longer sign in.' }),
  PersonEnabled: () => ({ record, what: 'A person who had been shut out was let in again.' }),
  PersonInvited: () => ({ record, what: 'A person was invited to sign in.' }),
  SecondFactorTakenAway: () =>
    ({ record, what: 'The second step of a person’s sign-in was taken away, so that they set up another.' }),
};
