import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import { Standing } from './standings.view.js';

/** Who is shut out, and why. */
@Injectable()
export class Standings {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  /** Nothing where nothing was ever held against them. */
  async of(personId: string): Promise<Revealed<Standing> | undefined> {
    const row = await this.db.findOneBy(Standing, { id: personId });
    return row ? this.vault.reveal(row) : undefined;
  }
}
