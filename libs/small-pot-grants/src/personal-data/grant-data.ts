import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import {
  type CaseFacts, type Chapter, DataKeeper, type Due, type Holding, type Scope,
} from '#data-protection';
import { Vault } from '#privacy';
import { readReference } from '#scrutiny';
import { ApplicationRow } from '../application/applications.view.js';
import { DeclarationRow } from '../interests/declarations.view.js';
import { wayBackRecord } from '../way-back/way-back-record.js';
import { GrantAccount } from './grant-account.js';
import { applicationHoldings, isLive, keptSince } from './grant-holdings.js';
import { groupHoldings } from './group-holdings.js';

/** What small-pot grants keep about people: applications, contacts, declared interests. */
@Injectable()
export class GrantData extends DataKeeper {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly account: GrantAccount,
  ) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    const ids = [{ id: typed.replace(/^application:/, '') }, { reference: readReference(typed) }];
    const own = { applicantId: typed.replace(/^person:/, '') };
    const row = await this.db.findOne(ApplicationRow, { where: scope === 'person' ? [...ids, own] : ids });
    if (!row) return null;
    return scope === 'person' ? `person:${row.applicantId}` : `application:${row.id}`;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const rows = await this.applicationsOf(subject);
    const records = rows.flatMap(applicationHoldings);
    if (!subject.startsWith('person:')) return [...records, ...await this.reasons(rows)];
    const groups = await groupHoldings(this.db, subject.slice('person:'.length), rows);
    return [...this.contact(subject, rows), ...records, ...groups,
      ...await this.interests(subject), ...await this.reasons(rows)];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    return this.account.of(subject, await this.applicationsOf(subject));
  }

  /** What the group sent, and what became of it. A draft is the group's alone. */
  async disclose(subject: string): Promise<CaseFacts | null> {
    const [row] = subject.startsWith('application:') ? await this.applicationsOf(subject) : [];
    if (!row || row.submittedAt === null) return null;
    return { reference: row.reference, parts: await this.account.partsOf(row) };
  }

  async aging(controllers: readonly string[]): Promise<readonly Due[]> {
    const rows = await this.db.findBy(ApplicationRow, { funderId: In([...controllers]) });
    const readable = await this.vault.readable(rows.map(({ id }) => `application:${id}`));
    return rows.flatMap((row) => {
      const [subject, kept] = [`application:${row.id}`, keptSince(row)];
      if (kept === null || !readable.has(subject)) return [];
      return [{ subject, what: `The application ${row.reference}`, kept, controllers: [row.funderId] }];
    });
  }

  /** Name, email and phone go with the person, once nothing of theirs is being decided. */
  private contact(key: string, rows: readonly ApplicationRow[]): readonly Holding[] {
    if (rows.length === 0) return [];
    return [{
      key, what: 'Name, email and phone of the contact', controllers: [...new Set(rows.map((row) => row.funderId))],
      stays: rows.some(isLive) ? 'being-decided' : null, kept: null,
      records: rows.flatMap((row) => [row.id, wayBackRecord(row)]),
    }];
  }

  private async interests(subject: string): Promise<readonly Holding[]> {
    const personId = subject.slice('person:'.length);
    const rows = await this.db.findBy(DeclarationRow, { personId });
    return rows.map(({ roundId }) => ({
      key: `interests:${roundId}:${personId}`, what: 'The interests that they declared', controllers: [],
      stays: 'duty-record', kept: null, records: [],
    }));
  }

  private async reasons(rows: readonly ApplicationRow[]): Promise<readonly Holding[]> {
    return rows.filter(({ decision }) => decision !== null).map(({ id, reference }) => ({
      key: `decision:${id}`, what: `The reasons for the decision about ${reference}`, controllers: [],
      stays: 'reasons-for-a-decision', kept: null, records: [],
    }));
  }

  private applicationsOf(subject: string): Promise<readonly ApplicationRow[]> {
    const [kind, id = ''] = subject.split(':');
    const where = kind === 'person' ? { applicantId: id } : { id };
    return this.db.find(ApplicationRow, { where, order: { startedAt: 'ASC' } });
  }
}
