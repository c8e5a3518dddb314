import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Position } from '#event-store';

/** The key of one subject, wrapped by the master key. Deleting the row erases everything that was sealed under it. */
@Entity('subject_key')
export class SubjectKey {
  /** A new key of the same subject has another id, so that nothing is sealed under a key that was just destroyed. */
  @PrimaryColumn('uuid') id!: string;
  @Column('text') subject!: string;
  @Column('bytea', { name: 'wrapped_key' }) wrappedKey!: Buffer;
  /** The id of the master key that wrapped it. */
  @Column('text', { name: 'wrapped_by' }) wrappedBy!: string;
}

/** One text that somebody typed, encrypted. Its digest is all that events and views know of it. */
@Entity('disclosure')
export class Disclosure {
  @PrimaryColumn('text') digest!: string;
  @Column('uuid', { name: 'key_id' }) keyId!: string;
  @Column('bytea') encrypted!: Buffer;
  /** True once an event or a lasting table names it. Else it is an orphan, or its event is on the way. */
  @Column('boolean') kept!: boolean;
  @Column('timestamptz', { name: 'saved_at', default: () => 'now()' }) savedAt!: Date;
}

/** How far into the log the sweep for orphans has looked: one row. */
@Entity('disclosure_checkpoint')
export class DisclosureCheckpoint {
  @PrimaryColumn('text') id!: string;
  @Column('text') position!: Position;
}
