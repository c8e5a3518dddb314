import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { consultationsView, planningApplicationsView, proposalsView } from '#s106-contributions';
import { Trails } from '#scrutiny';
import { applicationsView, declarationsView, roundsView } from '#small-pot-grants';
import { page } from '../../answers.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';

/** How a grant was decided, step by step: the public sees less than the group, and the group less than scrutiny. */
@Controller('decisions')
export class DecisionsController {
  constructor(private readonly trails: Trails) {}

  @Get(':reference')
  @Public()
  @Shows(
    applicationsView, roundsView, declarationsView, proposalsView, consultationsView, planningApplicationsView, people,
    organisations)
  async show(@Param('reference') reference: string, @Visitor() visitor: Actor | undefined) {
    const trail = await this.trails.of(reference, visitor);
    if (!trail) throw new NotFoundException('There is no such decision');
    return page('public/decisions/trail', { trail });
  }
}
