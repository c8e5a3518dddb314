import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PENCE, type View } from '#event-store';
import type { Sealed } from '#kernel';
import type { FundEvent } from './fund.events.js';

@Entity('fund')
export class FundRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('jsonb') name!: Sealed;
  @Column('jsonb') source!: Sealed;
  @Column('text') financialYear!: string;
  @Column('jsonb', { nullable: true }) restriction!: Sealed | null;
  @Column('jsonb', { nullable: true }) donor!: Sealed | null;
  @Column('text') costCode!: string;
  @Column(PENCE) amountPence!: number;
  @Column(PENCE) uncommittedPence!: number;
}

/** Each fund, with what no round has been promised yet. */
export const funds: View<FundRow, FundEvent> = {
  name: 'funds',
  version: 1,
  row: FundRow,
  key: ({ data }) => data.fundId,
  evolve: {
    FundRegistered: (_, { data: { fundId: id, registeredBy: __, ...data } }) =>
      ({ id, ...data, uncommittedPence: data.amountPence }),
    FundCommitted: (row, { data }) => row && { ...row, uncommittedPence: data.uncommittedAfter },
    FundCommitmentReleased: (row, { data }) => row && { ...row, uncommittedPence: data.uncommittedAfter },
  },
};
