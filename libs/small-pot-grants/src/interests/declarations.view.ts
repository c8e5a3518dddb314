import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { View } from '#event-store';
import type { Sealed } from '#kernel';
import type { InterestsEvent } from './interests.events.js';

export type DeclaredNature = Readonly<{ applicationId: string; nature: Sealed; declaredAt: string }>;

@Entity('interests_declaration')
export class DeclarationRow {
  /** `roundId personId` */
  @PrimaryColumn('text') id!: string;
  @Column('text') roundId!: string;
  @Column('text') personId!: string;
  @Column('jsonb') seen!: readonly string[];
  @Column('jsonb') interests!: readonly DeclaredNature[];
}

export const declarationId = (roundId: string, personId: string) => `${roundId} ${personId}`;

/** What each person declared for each round. */
export const declarations: View<DeclarationRow, InterestsEvent> = {
  name: 'interests_declarations',
  version: 1,
  row: DeclarationRow,
  key: ({ data }) => declarationId(data.roundId, data.personId),
  evolve: {
    InterestsDeclared(row, { data: { roundId, personId, seen, interests }, metadata }, id) {
      const [before, known] = [row?.interests ?? [], row?.seen ?? []];
      const isNew = ({ applicationId }: DeclaredNature) => !before.some((one) => one.applicationId === applicationId);
      const added = interests.map((one) => ({ ...one, declaredAt: metadata.effectiveAt })).filter(isNew);
      return { id, roundId, personId, seen: [...new Set([...known, ...seen])], interests: [...before, ...added] };
    },
  },
};
