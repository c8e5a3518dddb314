import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull, Not } from 'typeorm';
import { Clock } from '#event-store';
import { BlindIndex } from '#privacy';
import { KnownAddress } from './codes/sign-in-code.entity.js';

/** Whose mailbox is whose, without keeping any address in clear. */
@Injectable()
export class Addresses {
  constructor(
    private readonly db: EntityManager, private readonly clock: Clock, private readonly index: BlindIndex,
  ) {}

  /** The same for each way of writing an address that reaches the same mailbox, as far as anybody can tell. */
  indexOf(address: string): Buffer {
    const text = address.trim().toLowerCase();
    return Buffer.from(this.index.hashOf({ kind: 'sign-in-address', text }), 'base64url');
  }

  /** A group names an address for a record of theirs; an earlier one for the same purpose lets nobody in any more. */
  async give(
    { recordId, personId, givenFor }: Pick<KnownAddress, 'recordId' | 'personId' | 'givenFor'>, address: string,
  ): Promise<void> {
    const [givenAt, addressIndex] = [new Date(this.clock.now()), this.indexOf(address)];
    const shownAt = await this.isShown(address) ? givenAt : null;
    await this.db.upsert(KnownAddress,
      { recordId, givenFor, personId, addressIndex, givenAt, shownAt }, ['recordId', 'givenFor']);
  }

  /** Somebody has shown that they read mail there. */
  async shown(addressIndex: Buffer): Promise<void> {
    await this.db.update(KnownAddress, { addressIndex, shownAt: IsNull() }, { shownAt: new Date(this.clock.now()) });
  }

  /** Whether anybody has. Until then it may be a stranger's, and no mail there repeats what somebody typed. */
  isShown(address: string): Promise<boolean> {
    return this.db.existsBy(KnownAddress, { addressIndex: this.indexOf(address), shownAt: Not(IsNull()) });
  }

  /** The groups' people who named this address. */
  async groupsAt(addressIndex: Buffer): Promise<readonly string[]> {
    const rows = await this.db.findBy(KnownAddress, { addressIndex });
    return [...new Set(rows.map(({ personId }) => personId))].sort();
  }
}
