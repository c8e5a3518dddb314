import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import { AgreementRow } from './agreements.view.js';

export type AgreementPage = Revealed<AgreementRow>;

/** Agreements with their words in clear. They are public. */
@Injectable()
export class AgreementQueries {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  async find(id: string): Promise<AgreementPage | null> {
    const row = await this.db.findOneBy(AgreementRow, { id });
    return row && this.vault.reveal(row);
  }

  /** The newest deed first. */
  async ofFunders(funderIds: readonly string[]): Promise<readonly AgreementPage[]> {
    const where = { funderId: In([...funderIds]) };
    return this.vault.reveal(await this.db.find(AgreementRow, { where, order: { deedDay: 'DESC', reference: 'ASC' } }));
  }

  async all(): Promise<readonly AgreementPage[]> {
    return this.vault.reveal(await this.db.find(AgreementRow, { order: { deedDay: 'DESC', reference: 'ASC' } }));
  }
}
