import { Injectable } from '@nestjs/common';
import { dateInWords, startOfDay } from '#calendar';
import { EntityManager, In } from 'typeorm';
import { Vault } from '#privacy';
import { type Chapter, DataKeeper, type Due, type Holding, type Scope } from '../holdings.js';
import { REQUEST_KINDS } from './request.rules.js';
import { RequestRow } from './requests.view.js';

const SUBJECT = 'information-request:';

/** Who asked what, and how to reach them. It is not known to belong to anybody with an account. */
@Injectable()
export class RequestsKeeper extends DataKeeper {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) { super(); }

  async find(typed: string, scope: Scope): Promise<string | null> {
    return scope === 'record' && await this.row(typed) ? typed : null;
  }

  async heldOn(subject: string): Promise<readonly Holding[]> {
    const row = await this.row(subject);
    return row ? [{
      key: subject, what: titleOf(row), controllers: [row.organisationId], stays: row.answer ? null : 'being-answered',
      kept: row.answer && { kind: 'request', since: startOfDay(row.answer.answeredOn) }, records: [],
    }] : [];
  }

  async tell(subject: string): Promise<readonly Chapter[]> {
    const row = await this.row(subject);
    if (!row) return [];
    const { asker, contact, asks, answer } = await this.vault.reveal(row);
    const facts = [
      { label: 'Who asked', text: asker }, { label: 'How to reach them', text: contact ?? '' },
      { label: 'What for', text: asks }, { label: 'Reasons of the answer', text: answer?.reasons ?? '' },
    ].filter(({ text }) => text !== '');
    return [{ title: titleOf(row), controllers: [row.organisationId], facts }];
  }

  async disclose(): Promise<null> {
    return null;
  }

  async aging(controllers: readonly string[]): Promise<readonly Due[]> {
    const rows = await this.db.findBy(RequestRow, { organisationId: In([...controllers]) });
    const readable = await this.vault.readable(rows.map(({ id }) => SUBJECT + id));
    return rows.flatMap((row) => (row.answer === null || !readable.has(SUBJECT + row.id) ? [] : [{
      subject: SUBJECT + row.id, what: titleOf(row), controllers: [row.organisationId],
      kept: { kind: 'request', since: startOfDay(row.answer.answeredOn) } as const,
    }]));
  }

  private row(subject: string) {
    if (!subject.startsWith(SUBJECT)) return Promise.resolve(null);
    return this.db.findOneBy(RequestRow, { id: subject.slice(SUBJECT.length) });
  }
}

const titleOf = ({ kind, receivedOn }: Pick<RequestRow, 'kind' | 'receivedOn'>) =>
  `The request of ${dateInWords(receivedOn)}: ${REQUEST_KINDS[kind]}`;
