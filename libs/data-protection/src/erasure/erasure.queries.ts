import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type Actor, NotPermitted } from '#identity';
import { Holdings } from '../holdings.js';
import { ErasureRow } from './erasures.view.js';

/** Requests to erase, for the organisations that hold something. */
@Injectable()
export class ErasureQueries {
  constructor(private readonly db: EntityManager, private readonly holdings: Holdings) {}

  /** Those that are due first come first. */
  async list(actor: Actor): Promise<readonly ErasureRow[]> {
    const rows = await this.db.find(ErasureRow, { order: { dueAt: 'ASC', id: 'ASC' } });
    return rows.filter((row) => concerns(actor, row));
  }

  /** With what would go now and what would stay. @throws NotPermitted */
  async show(actor: Actor, id: string) {
    const erasure = await this.db.findOneBy(ErasureRow, { id });
    if (!erasure) return null;
    if (!concerns(actor, erasure)) throw new NotPermitted();
    return { erasure, holdings: await this.holdings.of(erasure.subject) };
  }

  /** The latest request about a subject, whoever made it: for the operator. */
  latestAbout(subject: string): Promise<ErasureRow | null> {
    return this.db.findOne(ErasureRow, { where: { subject }, order: { requestedAt: 'DESC' } });
  }
}

const concerns = (actor: Actor, { controllers }: ErasureRow) =>
  controllers.some((id) => actor.may('request-erasure', id));
