import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { inWords } from '#calendar';
import { type CaseFacts, type Chapter, DataKeeper, type Due, type Holding, type Scope } from '#data-protection';
import { Vault } from '#privacy';
import { ContributionsImportRow } from './contributions-imports.view.js';

/** The files from which agreements were imported. They are needed until all of it is written, and a little longer. */
@Injectable()
export class ImportData extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    if (scope === 'person') return null; // a file is about many
    const row = await this.db.findOneBy(ContributionsImportRow, { id: typed.replace(/^contributions-import:/, '') });
    return row && keyOf(row);
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const row = await this.of(subject);
    if (!row) return [];
    return [{
      key: subject, what: whatOf(row), controllers: [row.funderId], records: [], kept: keptSince(row),
      stays: isRunning(row) ? 'being-imported' : null,
    }];
  }

  /** Which files, and when. Their lines are about many, and what came of them is told with the agreements. */
  async tell(subject: string): Promise<readonly Chapter[]> {
    const row = await this.of(subject);
    if (!row) return [];
    const names = await this.vault.reveal(row.files.map(({ name }) => ({ name })));
    return [{ title: whatOf(row), controllers: [row.funderId], facts: [
      ...names.map(({ name }) => ({ label: 'File', text: name })),
      { label: 'Agreements in it', text: String(row.agreements) },
      { label: 'Contributions in it', text: String(row.obligations) },
    ] }];
  }

  disclose(): Promise<CaseFacts | null> { return Promise.resolve(null); }

  async aging(controllers: readonly string[]): Promise<readonly Due[]> {
    const rows = await this.db.findBy(ContributionsImportRow, { funderId: In([...controllers]) });
    const readable = await this.vault.readable(rows.map(keyOf));
    return rows.flatMap((row) => {
      const [subject, kept] = [keyOf(row), keptSince(row)];
      if (kept === null || !readable.has(subject)) return [];
      return [{ subject, what: whatOf(row), kept, controllers: [row.funderId] }];
    });
  }

  private async of(subject: string): Promise<ContributionsImportRow | null> {
    const [kind, id = ''] = subject.split(':');
    return kind === 'contributions-import' ? this.db.findOneBy(ContributionsImportRow, { id }) : null;
  }
}

const keyOf = ({ id }: ContributionsImportRow) => `contributions-import:${id}`;
const whatOf = ({ preparedAt }: ContributionsImportRow) =>
  `The files of agreements that were sent in on ${inWords(preparedAt)}`;

/** What was interrupted goes on from the files. */
const isRunning = ({ status }: ContributionsImportRow) => status === 'begun';

/** From its last step on: finished, halted, or looked through and never begun. */
const keptSince = (row: ContributionsImportRow): Holding['kept'] =>
  (isRunning(row) ? null : { kind: 'import-file', since: row.changedAt });
