import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
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
    const givenAt = new Date(this.clock.now());
    await this.db.upsert(KnownAddress,
      { recordId, givenFor, personId, addressIndex: this.indexOf(address), givenAt }, ['recordId', 'givenFor']);
  }

  /** The groups' people who named this address. */
  async groupsAt(addressIndex: Buffer): Promise<readonly string[]> {
    const rows = await this.db.findBy(KnownAddress, { addressIndex });
    return [...new Set(rows.map(({ personId }) => personId))].sort();
  }
}
