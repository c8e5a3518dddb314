import { Injectable } from '@nestjs/common';
import { EntityManager, type FindOptionsOrder, type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import type { Revealed } from '#kernel';
import { Vault } from '#privacy';
import { ObligationRow } from './obligations.view.js';
import { TransactionRow } from './transactions.view.js';

export type ObligationPage = Revealed<ObligationRow>;
export type Transaction = Revealed<TransactionRow>;

/** Obligations and what became of their money, with their words in clear. They are public. */
@Injectable()
export class ObligationQueries {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  async find(id: string): Promise<ObligationPage | null> {
    const row = await this.db.findOneBy(ObligationRow, { id });
    return row && this.vault.reveal(row);
  }

  async ofAgreement(agreementId: string): Promise<readonly ObligationPage[]> {
    return this.listed({ agreementId });
  }

  async ofFunders(funderIds: readonly string[]): Promise<readonly ObligationPage[]> {
    return this.listed({ funderId: In([...funderIds]) });
  }

  async all(): Promise<readonly ObligationPage[]> {
    return this.listed({});
  }

  /** Open ones whose last day is known, the nearest first. */
  async withALastDay(): Promise<readonly ObligationPage[]> {
    return this.listed({ status: 'open', spendByDay: Not(IsNull()) }, { spendByDay: 'ASC' });
  }

  /** Every step of the money of these obligations, in the order of their days. */
  async transactionsOf(...obligationIds: readonly string[]): Promise<readonly Transaction[]> {
    return this.steps({ obligationId: In([...obligationIds]) });
  }

  /** The same for all obligations. */
  async transactions(): Promise<readonly Transaction[]> {
    return this.steps({});
  }

  private async steps(where: FindOptionsWhere<TransactionRow>): Promise<readonly Transaction[]> {
    const order = { day: 'ASC', recordedAt: 'ASC', id: 'ASC' } as const;
    return this.vault.reveal(await this.db.find(TransactionRow, { where, order }));
  }

  private async listed(
    where: FindOptionsWhere<ObligationRow>, first: FindOptionsOrder<ObligationRow> = {},
  ): Promise<readonly ObligationPage[]> {
    return this.vault.reveal(await this.db.find(ObligationRow, { where, order: { ...first, reference: 'ASC' } }));
  }
}
