import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { dateInWords } from '#calendar';
import { type CaseFacts, type Chapter, DataKeeper, type Due, type Holding, type Scope } from '#data-protection';
import type { Sealed } from '#kernel';
import { Vault } from '#privacy';
import { readReference } from '#scrutiny';
import { ObligationRow } from '../obligation/obligations.view.js';
import { TransactionRow } from '../obligation/transactions.view.js';
import { AgreementRow } from './agreements.view.js';

type Fact = Readonly<{ label: string; text: Sealed | string }>;

/** What was typed about agreements and their money. All of it is found, and all of it stays: it is public by law. */
@Injectable()
export class AgreementData extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) { super(); }

  /** By its address, its reference or an obligation's case reference. A reference of two councils finds neither. */
  async find(typed: string, scope: Scope): Promise<string | null> {
    if (scope === 'person') return null; // who is named in an agreement has no account
    const own = await this.db.findOneBy(ObligationRow, { caseReference: readReference(typed, 'SC') });
    const id = own?.agreementId ?? typed.replace(/^agreement:/, '');
    const [row, another] = await this.db.find(AgreementRow, { where: [{ id }, { reference: typed }], take: 2 });
    return row && !another ? `agreement:${row.id}` : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const row = await this.of(subject);
    if (!row) return [];
    const holding = (key: string, what: string): Holding =>
      ({ key, what, controllers: [row.funderId], stays: 'public-contract', kept: null, records: [] });
    const allocations = (await this.moneyOf(row)).filter(({ status }) => status === 'allocated');
    return [
      holding(subject, `The agreement ${row.reference}`),
      ...(await this.obligationsOf(row)).map(({ id, reference }) =>
        holding(`obligation:${id}`, `The obligation ${reference} and its money`)),
      ...allocations.map(({ id, day }) =>
        holding(`allocation:${id}`, `The decision of ${dateInWords(day)} about its money`)),
    ];
  }

  /** A case reference opens the whole trail, which is public. */
  async tell(subject: string): Promise<readonly Chapter[]> {
    const row = await this.of(subject);
    if (!row) return [];
    const [obligations, money] = [await this.obligationsOf(row), await this.moneyOf(row)];
    const chapters = [
      { title: `Agreement ${row.reference}`, controllers: [row.funderId], facts: agreementFacts(row) },
      ...obligations.map((one) => ({
        title: `Obligation ${one.reference}`, controllers: [row.funderId],
        facts: obligationFacts(one, money.filter(({ obligationId }) => obligationId === one.id)),
      })),
    ];
    return this.vault.reveal(chapters);
  }

  /** Its trail is public already, and has another reference for each obligation. */
  disclose(): Promise<CaseFacts | null> { return Promise.resolve(null); }
  aging(): Promise<readonly Due[]> { return Promise.resolve([]); }

  private async of(subject: string): Promise<AgreementRow | null> {
    const [kind, id = ''] = subject.split(':');
    return kind === 'agreement' ? this.db.findOneBy(AgreementRow, { id }) : null;
  }

  private obligationsOf({ id: agreementId }: AgreementRow): Promise<readonly ObligationRow[]> {
    return this.db.find(ObligationRow, { where: { agreementId }, order: { reference: 'ASC' } });
  }

  private moneyOf({ id: agreementId }: AgreementRow): Promise<readonly TransactionRow[]> {
    return this.db.find(TransactionRow, { where: { agreementId }, order: { day: 'ASC', id: 'ASC' } });
  }
}

const agreementFacts = ({ site, developer, notes, variations, progress }: AgreementRow): readonly Fact[] => [
  { label: 'Site', text: site }, { label: 'Developer', text: developer },
  ...(notes === null ? [] : [{ label: 'Notes', text: notes }]),
  ...variations.map(({ deedDay, what }) => ({ label: `Deed of ${dateInWords(deedDay)}`, text: what })),
  ...progress.map(({ day, source }) => ({ label: `How the council knows, ${dateInWords(day)}`, text: source })),
];

const obligationFacts = (
  { caseReference, spendOn, variations }: ObligationRow, money: readonly TransactionRow[],
): readonly Fact[] => [
  { label: 'Case', text: caseReference }, { label: 'What the money is for', text: spendOn },
  ...variations.map(({ reasons }) => ({ label: 'Why it was changed', text: reasons })),
  ...money.flatMap(({ day, what, because }) => [what, because].flatMap((text) =>
    (text === null ? [] : [{ label: dateInWords(day), text }]))),
];
