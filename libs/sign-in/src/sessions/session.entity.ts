import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `staff` holds some role beside a group's; a demo's sessions count in a demo only. */
export type SessionKind = 'staff' | 'group' | 'demo';

/** Somebody signed in on one device. The browser holds the token; here is only its hash. */
@Entity('session')
export class SessionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('text', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: SessionKind;
  /** "Firefox on Windows". */
  @Column('text') device!: string;
  @Column('timestamptz', { name: 'begun_at' }) begunAt!: Date;
  @Column('timestamptz', { name: 'last_used_at' }) lastUsedAt!: Date;
  /** When a second factor was shown; null where it was not. */
  @Column('timestamptz', { name: 'second_factor_at', nullable: true }) secondFactorAt!: Date | null;
  /** Signed in through the organisation's own sign-in service. */
  @Column('boolean', { name: 'by_provider' }) byProvider!: boolean;
  /** Begun with the code of one record: it opens that one and nothing else of this person. */
  @Column('text', { name: 'only_record', nullable: true }) onlyRecord!: string | null;
}
