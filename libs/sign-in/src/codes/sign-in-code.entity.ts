import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '#kernel';

/** A code that somebody asked for. It derives from `salt` and the master key: this table alone lets nobody in. */
@Entity('sign_in_code')
export class SignInCode {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea', { name: 'address_index' }) addressIndex!: Buffer;
  /** Sealed under `sign-in-code:<id>`, for the mail; erased with the row. */
  @Column('jsonb') address!: Sealed;
  @Column('bytea') salt!: Buffer;
  @Column('bytea', { name: 'link_hash' }) linkHash!: Buffer;
  /** Of the token that the asking browser holds. */
  @Column('bytea', { name: 'browser_hash' }) browserHash!: Buffer;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  /** Wrong codes typed in the browser that asked. Those of others are counted apart, by `MailLimits`. */
  @Column('int', { name: 'tries_here', default: 0 }) triesHere!: number;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
  /** Of the token of the browser where it was used, until that browser has said as whom it goes on. */
  @Column('bytea', { name: 'proof_hash', nullable: true }) proofHash!: Buffer | null;
}

/** An address that a group gave for a record: whoever reads mail there may act for that group. */
@Entity('known_address')
export class KnownAddress {
  /** An application's id. */
  @PrimaryColumn('text', { name: 'record_id' }) recordId!: string;
  @PrimaryColumn('text', { name: 'given_for' }) givenFor!: 'contact' | 'way-back';
  @Column('text', { name: 'person_id' }) personId!: string;
  @Column('bytea', { name: 'address_index' }) addressIndex!: Buffer;
  @Column('timestamptz', { name: 'given_at' }) givenAt!: Date;
  /** When somebody first showed that they read mail there, for this or another record; null where nobody has. */
  @Column('timestamptz', { name: 'shown_at', nullable: true }) shownAt!: Date | null;
}
