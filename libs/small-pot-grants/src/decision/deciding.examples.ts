import type { Deciding, Delegated } from '#kernel';

/** The council's deciders may decide on £20,000, for a year. */
export const delegated: Delegated = {
  delegationId: 'd1', revision: 1, upToPence: 2_000_000, from: '2027-04-01T00:00:00.000Z',
  until: '2028-04-01T00:00:00.000Z', endedAt: null, givenBy: 'mona',
};
export const used = { delegationId: 'd1', revision: 1, upToPence: 2_000_000 };

/** Dee has two accounts, and duties are apart whatever the sum. */
export const dee: Deciding = {
  accounts: ['dee', 'dee-2'], delegations: [delegated], others: [],
  duties: { scorerFromPence: 0, approverFromPence: 0, setBy: 'mona', revision: 1 },
};
