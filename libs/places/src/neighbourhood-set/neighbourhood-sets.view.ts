import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { NeighbourhoodSetEvent, Ward } from './neighbourhood-set.events.js';

@Entity('neighbourhood_set')
export class NeighbourhoodSetRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') populationSource!: string;
  @Column('int') populationYear!: number;
  @Column('jsonb') wards!: readonly Ward[];
}

/** One row a set: a file is read whole, so it is kept whole. */
export const neighbourhoodSets: View<NeighbourhoodSetRow, NeighbourhoodSetEvent> = {
  name: 'neighbourhood_sets',
  version: 1,
  row: NeighbourhoodSetRow,
  key: ({ data }) => data.setId,
  evolve: {
    NeighbourhoodsImported: (_, { data: { setId: id, name, populationSource, populationYear, wards } }) =>
      ({ id, name, populationSource, populationYear, wards }),
  },
};
