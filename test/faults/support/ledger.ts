import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Command, Decider, Event } from '#kernel';

/** `note` makes an event as large as a test likes. */
export type Post = Command<'Post', { account: string; pence: number; note: string }>;
export type LedgerEvent =
  Event<'Posted', { account: string; pence: number; note: string }> | Event<'Receipted', { account: string }>;

/** How many events a command makes: one or two, so that a command that is written by half would show. */
export const eventsOf = (pence: number) => (pence % 2 === 0 ? 2 : 1);

/** Small, and wrong at once if anything is counted twice. */
export const ledger: Decider<number, Post, LedgerEvent> = {
  initialState: 0,
  streamOf: ({ account }) => `account-${account}`,
  decide: {
    Post: ({ account, pence, note }) => {
      const posted = { type: 'Posted', data: { account, pence, note } } as const;
      return eventsOf(pence) === 1 ? [posted] : [posted, { type: 'Receipted', data: { account } }];
    },
  },
  evolve: {
    Posted: (balance, { data }) => balance + data.pence,
    Receipted: (balance) => balance,
  },
};

@Entity('balance')
export class Balance {
  @PrimaryColumn('text') id!: string;
  @Column('bigint', { transformer: { to: String, from: Number } }) pence!: number;
  @Column('int') receipts!: number;
}

export const balances: View<Balance, LedgerEvent> = {
  name: 'balances', version: 1, row: Balance,
  key: ({ data }) => data.account,
  evolve: {
    Posted: (row, { data }, id) => ({ id, pence: (row?.pence ?? 0) + data.pence, receipts: row?.receipts ?? 0 }),
    Receipted: (row, _, id) => ({ id, pence: row?.pence ?? 0, receipts: (row?.receipts ?? 0) + 1 }),
  },
};
