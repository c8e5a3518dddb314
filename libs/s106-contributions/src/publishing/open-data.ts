import { Injectable } from '@nestjs/common';
import { MergedRecords } from '#identity';
import { AgreementQueries } from '../agreement/agreement.queries.js';
import { ObligationQueries } from '../obligation/obligation.queries.js';
import { agreementsCsv, contributionsCsv, transactionsCsv } from './developer-contributions-csv.js';
import {
  agreementLines, contributionLines, type OrganisationOf, type Published, transactionLines,
} from './open-data-lines.js';

/** The three files of developer contributions, of every council that records its agreements here. */
@Injectable()
export class OpenData {
  constructor(
    private readonly agreements: AgreementQueries, private readonly obligations: ObligationQueries,
    private readonly records: MergedRecords,
  ) {}

  async agreementsFile(): Promise<string> {
    const { published, organisationOf } = await this.read();
    return agreementsCsv(agreementLines(published, organisationOf));
  }

  async contributionsFile(): Promise<string> {
    const { published, organisationOf } = await this.read();
    return contributionsCsv(contributionLines(published, organisationOf));
  }

  async transactionsFile(): Promise<string> {
    const { published, organisationOf } = await this.read();
    return transactionsCsv(transactionLines(published, organisationOf));
  }

  /** Funders with agreements whose council code is not on record, so that their lines name no organisation. */
  async withoutCode(): Promise<readonly string[]> {
    const { published, organisationOf } = await this.read();
    const funderIds = [...new Set(published.agreements.map(({ funderId }) => funderId))];
    return funderIds.filter((funderId) => organisationOf(funderId) === '');
  }

  private async read(): Promise<{ published: Published; organisationOf: OrganisationOf }> {
    const agreements = await this.agreements.all();
    const [obligations, transactions] = [await this.obligations.all(), await this.obligations.transactions()];
    const standing = await this.records.standingFor([...new Set(agreements.map(({ funderId }) => funderId))]);
    const organisationOf = (funderId: string) => curieIn(standing.get(funderId)?.numbers ?? []);
    return { published: { agreements, obligations, transactions }, organisationOf };
  }
}

/** `GB-LAE-LAN` → `local-authority:LAN` */
const curieIn = (numbers: readonly string[]) =>
  numbers.find((number) => number.startsWith('GB-LAE-'))?.replace('GB-LAE-', 'local-authority:') ?? '';
