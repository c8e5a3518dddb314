import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import {
  ConsultationQueries, consultationsView, planningApplicationsView, PlanningQueries, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { PlanningPages } from './planning-pages.js';

/** Planning applications, and what the sector was asked and said about each. */
@Controller('s106/planning')
@Requires('consult-sector')
export class PlanningController {
  constructor(
    private readonly planning: PlanningQueries, private readonly consultations: ConsultationQueries,
    private readonly proposals: ProposalQueries, private readonly pages: PlanningPages,
  ) {}

  @Get()
  @Shows(planningApplicationsView, consultationsView, organisations, people)
  async list(@CurrentActor() actor: Actor) {
    const funderIds = actor.organisationsWhere('consult-sector');
    const [applications, consultations] =
      [await this.planning.ofFunders(funderIds), await this.consultations.ofFunders(funderIds)];
    return page('s106/planning/list', { applications, consultations });
  }

  @Get(':id')
  @Shows(planningApplicationsView, consultationsView, proposalsView, organisations, people)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const application = await this.pages.find(actor, id);
    const consultations = await this.consultations.about(id);
    const requests = (await this.proposals.inAny(consultations.map((one) => one.id))).map((one) => ({
      ...one, test: application.tests.find(({ proposalId }) => proposalId === one.id),
    }));
    return page('s106/planning/planning-application', { application, consultations, requests });
  }
}
