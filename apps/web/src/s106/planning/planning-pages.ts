import { Injectable, NotFoundException } from '@nestjs/common';
import type { Actor } from '#identity';
import { type PlanningApplicationPage, PlanningQueries } from '#s106-contributions';

/** A planning application as its own council sees it. */
@Injectable()
export class PlanningPages {
  constructor(private readonly planning: PlanningQueries) {}

  /** @throws NotFoundException, NotPermitted */
  async find(actor: Actor, id: string): Promise<PlanningApplicationPage> {
    const application = await this.planning.find(id);
    if (!application) throw new NotFoundException('There is no such planning application');
    actor.mustBeAllowed('consult-sector', application.funderId);
    return application;
  }
}
