import { Injectable } from '@nestjs/common';
import { EntityManager, Not } from 'typeorm';
import { Checkpoints, EventStore } from '#event-store';
import { ConsultationRow, consultations } from '../consultation/consultations.view.js';
import { ProposalRow, proposals } from './proposals.view.js';

/** Which proposals are put forward, as of now: the views are waited for, so that nobody's is left out. */
@Injectable()
export class ProposalsPutForward {
  constructor(
    private readonly db: EntityManager, private readonly store: EventStore, private readonly checkpoints: Checkpoints,
  ) {}

  /** In one consultation, the oldest first; not those that were withdrawn. */
  async in(consultationId: string): Promise<readonly ProposalRow[]> {
    const all = await this.inAny([consultationId]);
    return all.filter(({ consultationIds }) => consultationIds.includes(consultationId));
  }

  /** In any consultation about one planning application, by id. */
  async onPlanning(planningApplicationId: string): Promise<readonly string[]> {
    await this.untilShown();
    const about = await this.db.findBy(ConsultationRow, { aboutId: planningApplicationId });
    return (await this.inAny(about.map(({ id }) => id))).map(({ id }) => id);
  }

  /** In any of these consultations. */
  async inAny(consultationIds: readonly string[]): Promise<readonly ProposalRow[]> {
    await this.untilShown();
    return this.db.createQueryBuilder(ProposalRow, 'p')
      .where('jsonb_exists_any(p."consultationIds", CAST(:ids AS text[]))', { ids: [...consultationIds] })
      .andWhere({ status: Not('withdrawn') }).orderBy('p.madeAt').addOrderBy('p.id').getMany();
  }

  private async untilShown() {
    const head = await this.store.head();
    await Promise.all([proposals, consultations].map((view) => this.checkpoints.waitFor(view, head)));
  }
}
