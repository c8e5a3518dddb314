import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import { indexSeriesStream } from './index-series.decider.js';
import type { IndexFigure, IndexSeriesEvent } from './index-series.events.js';

@Entity('index_series')
export class IndexSeriesRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') funderId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') source!: string;
  /** Every figure that was ever published, in the order of its publication, with when it was loaded. */
  @Column('jsonb') figures!: readonly (IndexFigure & Readonly<{ loadedAt: string }>)[];
}

/** Each index with its figures. */
export const indexSeriesView: View<IndexSeriesRow, IndexSeriesEvent> = {
  name: 'index_series',
  version: 1,
  row: IndexSeriesRow,
  key: ({ data: { funderId, code } }) => indexSeriesStream(funderId, code),
  evolve: {
    IndexSeriesOpened: (_, { data: { funderId, code, name, source } }, id) =>
      ({ id, funderId, code, name, source, figures: [] }),
    IndexFiguresPublished: (row, { data, recordedAt: loadedAt }) => row && {
      ...row, figures: [...row.figures, ...data.figures.map((one) => ({ ...one, loadedAt }))],
    },
  },
};
