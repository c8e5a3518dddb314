import { Injectable, NotFoundException } from '@nestjs/common';
import { FillingInForGroups, HelpedQueries, RoundQueries } from '#small-pot-grants';
import type { Answer } from '../answers.js';
import { deskOfHelper } from '../apply/desk.js';
import type { Own } from '../apply/own-applications.js';
import type { Visit } from '../visit.js';

/** Drafts that somebody may fill in for a group. Of all others they are told the same: that there is none. */
@Injectable()
export class HelpedApplications {
  constructor(
    private readonly drafts: HelpedQueries, private readonly rounds: RoundQueries,
    private readonly service: FillingInForGroups,
  ) {}

  /** @throws NotFoundException */
  async find({ actor, notShownYet }: Visit, id: string): Promise<Own> {
    const application = actor && await this.drafts.forHelper(actor, id);
    const round = application && await this.rounds.find(application.roundId);
    if (actor && application && round) return { actor, application, round, desk: deskOfHelper(id, this.service) };
    throw new NotFoundException(notShownYet ? 'This page is on its way' : 'There is no such draft for you to fill in');
  }

  async show(visit: Visit, id: string, page: (own: Own) => Answer | Promise<Answer>): Promise<Answer> {
    return page(await this.find(visit, id));
  }
}
