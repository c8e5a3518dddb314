import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Sealed } from '#kernel';
import type { IndexedSum } from '../index-series/indexation.events.js';
import type { TariffRate } from './tariff.decider.js';
import type { TariffEvent } from './tariff.events.js';

/** `minute`: by which it was set; `working`: how it followed from the rate before. */
export type TariffLine = TariffRate & Readonly<{ minute: Sealed | null; working: IndexedSum | null }>;

@Entity('contributions_tariff')
export class TariffRow {
  /** The funder. */
  @PrimaryColumn('text') id!: string;
  /** The oldest first. */
  @Column('jsonb') rates!: readonly TariffLine[];
}

/** Each funder's rates for each dwelling. */
export const tariffs: View<TariffRow, TariffEvent> = {
  name: 'contributions_tariffs',
  version: 1,
  row: TariffRow,
  key: ({ data }) => data.funderId,
  evolve: {
    TariffRateSet: (row, { data: { from, ratePence, seriesCode, indexedTo, minute } }, id) =>
      ({ id, rates: [...(row?.rates ?? []), { from, ratePence, seriesCode, indexedTo, minute, working: null }] }),
    TariffUprated: (row, { data: { from, ratePence, indexedTo, working } }, id) => ({
      id, rates: [...(row?.rates ?? []),
        { from, ratePence, seriesCode: working.seriesCode, indexedTo, minute: null, working }],
    }),
  },
};
