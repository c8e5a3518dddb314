import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import { FundRow } from './funds.view.js';

export type Fund = Revealed<FundRow>;

/** Funds with their words in clear. */
@Injectable()
export class FundQueries {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  async ofFunders(funderIds: readonly string[]): Promise<readonly Fund[]> {
    const rows = await this.db.find(FundRow, {
      where: { funderId: In([...funderIds]) }, order: { financialYear: 'DESC', costCode: 'ASC' },
    });
    return this.vault.reveal(rows);
  }

  async byIds(ids: readonly string[]): Promise<readonly Fund[]> {
    return this.vault.reveal(await this.db.find(FundRow, { where: { id: In([...ids]) } }));
  }
}
