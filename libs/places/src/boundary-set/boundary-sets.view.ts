import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Boundary, BoundarySetEvent } from './boundary-set.events.js';

@Entity('boundary_set')
export class BoundarySetRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') source!: string;
  @Column('jsonb') boundaries!: readonly Boundary[];
}

/** One row a set: a file is read whole, so it is kept whole. */
export const boundarySets: View<BoundarySetRow, BoundarySetEvent> = {
  name: 'boundary_sets',
  version: 1,
  row: BoundarySetRow,
  key: ({ data }) => data.setId,
  evolve: {
    BoundariesImported: (_, { data: { setId: id, name, source, boundaries } }) => ({ id, name, source, boundaries }),
  },
};
