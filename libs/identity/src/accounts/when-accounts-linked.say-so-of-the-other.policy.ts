import type { Policy } from '#event-store';
import { accounts } from './accounts.decider.js';
import type { AccountsEvent } from './accounts.events.js';

/** What was said of one account is said of the other, too. Said of both, it is refused, and that is the end of it. */
export const whenAccountsLinked: Policy<AccountsEvent> = {
  name: 'when-accounts-linked.say-so-of-the-other',
  startsFrom: 'beginning',
  when: {
    async AccountsLinked({ data, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(accounts, { type: 'LinkAccounts', ...swapped(data), at }, data.otherId);
    },
    async AccountsUnlinked({ data, metadata: { effectiveAt: at } }, acts) {
      await acts.execute(accounts, { type: 'UnlinkAccounts', ...swapped(data), at }, data.otherId);
    },
  },
};

const swapped = <T extends { personId: string; otherId: string }>({ personId, otherId, ...data }: T) =>
  ({ ...data, personId: otherId, otherId: personId });
