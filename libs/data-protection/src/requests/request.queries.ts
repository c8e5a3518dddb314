import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { londonDay } from '#calendar';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import { ReadingLog, Vault } from '#privacy';
import { Holdings } from '../holdings.js';
import { type Due, dueOf } from './due.js';
import { isForInformation } from './request.rules.js';
import { RequestRow } from './requests.view.js';

export type RequestPage = Revealed<RequestRow> & Readonly<{
  due: Due;
  /** The case that it is about, in words: "The application MH-7K3M2Q9X". */
  caseTitle: string | null;
  /** It asks for information, and there is a case to go through: what is public already has none. */
  hasCase: boolean;
}>;

/** Requests, opened for those who answer them. Looking at one is recorded. */
@Injectable()
export class RequestQueries {
  constructor(
    private readonly db: EntityManager, private readonly vault: Vault, private readonly readings: ReadingLog,
    private readonly holdings: Holdings, private readonly clock: Clock,
  ) {}

  /** Without anything that says who asked: what waits first, the first due at the top, then what is answered. */
  async list(actor: Actor): Promise<readonly Readonly<{ request: RequestRow; due: Due }>[]> {
    const where = { organisationId: In([...actor.organisationsWhere('answer-requests')]) };
    const rows = await this.db.find(RequestRow, { where, order: { dueOn: 'ASC', id: 'ASC' } });
    const today = londonDay(this.clock.now());
    const all = rows.map((request) => ({ request, due: dueOf(request, today) }));
    return [...all.filter(({ request }) => !request.answer), ...all.filter(({ request }) => request.answer)];
  }

  /** @throws NotPermitted */
  async show(actor: Actor, id: string): Promise<RequestPage | null> {
    const row = await this.db.findOneBy(RequestRow, { id });
    if (!row) return null;
    actor.mustBeAllowed('answer-requests', row.organisationId);
    const { organisationId } = row;
    await this.readings.record({ readerId: actor.personId, organisationId, what: `request:${id}` });
    const [held] = row.about === null ? [] : await this.holdings.of(row.about);
    return {
      ...await this.vault.reveal(row), due: dueOf(row, londonDay(this.clock.now())), caseTitle: held?.what ?? null,
      hasCase: isForInformation(row.kind) && row.about !== null && await this.holdings.disclose(row.about) !== null,
    };
  }
}
