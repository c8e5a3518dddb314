import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '#kernel';

/** Somebody's authenticator app (TOTP, RFC 6238). */
@Entity('second_factor')
export class SecondFactor {
  @PrimaryColumn('text', { name: 'person_id' }) personId!: string;
  /** What the app and we share, as base32, sealed under `person:<id>`. */
  @Column('jsonb') secret!: Sealed;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  /** When the app first showed a right code; null while it is being set up. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  /** The latest half-minute whose code was used: a code works once. */
  @Column('bigint', { name: 'last_step', default: 0 }) lastStep!: string;
  @Column('int', { default: 0 }) tries!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil!: Date | null;
}

/** For a lost phone. Only a keyed hash is kept; using one deletes it. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn('text', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('bytea', { name: 'code_hash' }) codeHash!: Buffer;
}
