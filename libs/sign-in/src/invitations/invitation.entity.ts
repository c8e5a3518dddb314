import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '#kernel';

/** The mailbox by which somebody who works for an organisation is known. An administrator names it. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('text', { name: 'person_id' }) personId!: string;
  @Column('bytea', { name: 'address_index' }) addressIndex!: Buffer;
  /** Sealed under `person:<id>`. */
  @Column('jsonb') address!: Sealed;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  /** Until then it has to be accepted. */
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  /** Of a link that an operator printed; gone once it is used. */
  @Column('bytea', { name: 'link_hash', nullable: true }) linkHash!: Buffer | null;
}

/** Whom the organisation's sign-in service means by its own name for somebody. */
@Entity('provider_account')
export class ProviderAccount {
  @PrimaryColumn('text') issuer!: string;
  @PrimaryColumn('text') subject!: string;
  @Column('text', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'linked_at' }) linkedAt!: Date;
}
