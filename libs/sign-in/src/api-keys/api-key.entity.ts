import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Permission } from '#identity';
import type { Sealed } from '#kernel';

/** What lets a machine in. It is never deleted: events name it as who acted. */
@Entity('api_key')
export class ApiKey {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'organisation_id' }) organisationId!: string;
  /** What it is for, sealed under `organisation:<id>`. */
  @Column('jsonb') name!: Sealed;
  /** How the key begins: enough to tell it from others, not enough to use it. */
  @Column('text') prefix!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('jsonb') scopes!: readonly Permission[];
  @Column('text', { name: 'made_by' }) madeBy!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  /** The key that took its place. */
  @Column('uuid', { name: 'replaced_by', nullable: true }) replacedBy!: string | null;
}
