import { Injectable } from '@nestjs/common';
import { type AgreementPage, AgreementQueries } from '../agreement/agreement.queries.js';
import { type ObligationPage, ObligationQueries, type Transaction } from '../obligation/obligation.queries.js';
import { type FinancialYear, financialYearFrom, financialYearOf } from './financial-year.js';
import { type FundingStatement, fundingStatement } from './funding-statement.js';

/** Where a step of the money belongs, for a line of a statement. */
export type Origin = Readonly<{
  agreementId: string; agreement: string; site: string; obligation: string; purpose: string;
}>;
/** `originOf`: by an obligation's id. `projectOf`: what an allocation is for, by its id. */
export type Statement = FundingStatement<Transaction> & Readonly<{
  originOf: ReadonlyMap<string, Origin>; projectOf: ReadonlyMap<string, string>;
}>;

/** Infrastructure funding statements out of the ledger, one council and one financial year at a time. */
@Injectable()
export class Statements {
  constructor(private readonly agreements: AgreementQueries, private readonly obligations: ObligationQueries) {}

  /** Councils that record agreements here. */
  async funderIds(): Promise<readonly string[]> {
    return [...new Set((await this.agreements.all()).map(({ funderId }) => funderId))];
  }

  /** From the first year in which anything happened to the one that `today` lies in, the newest first. */
  async years(today: string): Promise<readonly FinancialYear[]> {
    const [first] = await this.obligations.transactions();
    const last = startOf(today);
    const from = first ? Math.min(startOf(first.day), last) : last;
    return Array.from({ length: last - from + 1 }, (_, at) => financialYearFrom(last - at));
  }

  async of(funderId: string, year: FinancialYear): Promise<Statement> {
    return statementOf({
      year, agreements: await this.agreements.ofFunders([funderId]),
      obligations: await this.obligations.ofFunders([funderId]),
      transactions: (await this.obligations.transactions()).filter((one) => one.funderId === funderId),
    });
  }
}

type Recorded = Readonly<{
  year: FinancialYear; agreements: readonly Pick<AgreementPage, 'id' | 'reference' | 'site'>[];
  obligations: readonly Pick<ObligationPage, 'id' | 'agreementId' | 'reference' | 'purpose'>[];
  transactions: readonly Transaction[];
}>;

/** A statement with the names of what its facts are about. */
export function statementOf({ year, agreements, obligations, transactions }: Recorded): Statement {
  const sites = new Map(agreements.map((one) => [one.id, one]));
  return {
    ...fundingStatement(transactions, year),
    originOf: new Map(obligations.map(({ id, agreementId, reference: obligation, purpose }) => {
      const { reference: agreement = '', site = '' } = sites.get(agreementId) ?? {};
      return [id, { agreementId, agreement, site, obligation, purpose }];
    })),
    projectOf: new Map(transactions.filter(({ status }) => status === 'allocated')
      .map(({ id, what }) => [id, what ?? ''])),
  };
}

const startOf = (day: string) => Number(financialYearOf(day).from.slice(0, 4));
