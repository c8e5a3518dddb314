import { specification } from '#testing';
import { accounts } from './accounts.decider.js';
import type { AccountsLinked, AccountsUnlinked } from './accounts.events.js';

const past = specification(accounts);
const at = '2027-03-01T09:00:00.000Z';
const both = { personId: 'jean', otherId: 'jean-2', organisationId: 'lcc', reason: { _sd: 'reason' } };
const linked: AccountsLinked = { type: 'AccountsLinked', data: { ...both, linkedBy: 'ade' } };
const unlinked: AccountsUnlinked = { type: 'AccountsUnlinked', data: { ...both, unlinkedBy: 'ade' } };
const link = { type: 'LinkAccounts', ...linked.data, at } as const;
const unlink = { type: 'UnlinkAccounts', ...unlinked.data, at } as const;

describe('two accounts of one human', () => {
  it('are linked, with a reason', () => past().when(link).then(linked));
  it('are linked once', () => past(linked).when(link).thenRefuses('already-linked', 'otherId'));
  it('are two', () => past().when({ ...link, otherId: 'jean' }).thenRefuses('same-account', 'otherId'));
  it('are no longer linked, with a reason', () => past(linked).when(unlink).then(unlinked));
  it('can be linked again', () => past(linked, unlinked).when(link).then(linked));
  it('cannot be parted where they are not linked', () => past().when(unlink).thenRefuses('not-linked', 'otherId'));
  it('are linked and parted by somebody else', () => {
    for (const by of ['jean', 'jean-2']) {
      past().when({ ...link, linkedBy: by }).thenRefuses('own-accounts');
      past(linked).when({ ...unlink, unlinkedBy: by }).thenRefuses('own-accounts');
    }
  });
});
