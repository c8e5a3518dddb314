import { type Command, type Decider, Refusal } from '#kernel';
import type { AccountsEvent, AccountsLinked, AccountsUnlinked } from './accounts.events.js';

export type AccountsCommand =
  | Command<'LinkAccounts', AccountsLinked['data']>
  | Command<'UnlinkAccounts', AccountsUnlinked['data']>;

export type LinkedAccounts = Readonly<{ others: readonly string[] }>;

export const accountsStream = (personId: string) => `accounts-${personId}`;

/** Which other accounts are of the same human. */
export const accounts: Decider<LinkedAccounts, AccountsCommand, AccountsEvent> = {
  initialState: { others: [] },
  streamOf: ({ personId }) => accountsStream(personId),

  decide: {
    LinkAccounts({ type: _, at: __, ...data }, { others }) {
      mustBeSomebodyElses(data, data.linkedBy);
      if (data.personId === data.otherId)
        throw new Refusal('same-account', 'Select another account', 'otherId');
      if (others.includes(data.otherId))
        throw new Refusal('already-linked', 'These accounts are already linked', 'otherId');
      return [{ type: 'AccountsLinked', data }];
    },
    UnlinkAccounts({ type: _, at: __, ...data }, { others }) {
      mustBeSomebodyElses(data, data.unlinkedBy);
      if (!others.includes(data.otherId)) throw new Refusal('not-linked', 'These accounts are not linked', 'otherId');
      return [{ type: 'AccountsUnlinked', data }];
    },
  },

  evolve: {
    AccountsLinked: ({ others }, { data: { otherId } }) => ({ others: [...others, otherId] }),
    AccountsUnlinked: ({ others }, { data: { otherId } }) => ({ others: others.filter((id) => id !== otherId) }),
  },
};

/** Or somebody could free themselves of a duty. */
function mustBeSomebodyElses({ personId, otherId }: { personId: string; otherId: string }, by: string) {
  if (by === personId || by === otherId)
    throw new Refusal('own-accounts', 'Somebody else has to say which accounts are yours');
}
