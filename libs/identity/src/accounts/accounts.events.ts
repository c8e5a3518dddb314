import type { Event, Sealed } from '#kernel';

type Fact<Type extends string, Data extends object> =
  Event<Type, { personId: string; otherId: string; organisationId: string; reason: Sealed } & Data>;

/** Two accounts are of one human. Each account's stream says so of the other. */
export type AccountsLinked = Fact<'AccountsLinked', { linkedBy: string }>;
export type AccountsUnlinked = Fact<'AccountsUnlinked', { unlinkedBy: string }>;
export type AccountsEvent = AccountsLinked | AccountsUnlinked;
