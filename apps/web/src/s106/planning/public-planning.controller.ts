import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Directory, organisations } from '#identity';
import {
  ConsultationQueries, consultationsView, planningApplicationsView, PlanningQueries, ProposalQueries, proposalsView,
} from '#s106-contributions';
import { page } from '../../answers.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';

/** What is asked of a developer, and why, in words that everybody can understand. */
@Controller('planning-applications/:id')
export class PublicPlanningController {
  constructor(
    private readonly planning: PlanningQueries, private readonly consultations: ConsultationQueries,
    private readonly proposals: ProposalQueries, private readonly directory: Directory,
  ) {}

  @Get()
  @Public()
  @Shows(planningApplicationsView, consultationsView, proposalsView, organisations)
  async show(@Param('id', ParseUUIDPipe) id: string) {
    const application = await this.planning.find(id);
    if (!application) throw new NotFoundException('There is no such planning application');
    const { developerEmail: _, ...open } = application;
    const consultations = await this.consultations.about(id);
    const all = await this.proposals.inAny(consultations.map((one) => one.id));
    const requests = all.map((one) => ({ ...one, test: open.tests.find(({ proposalId }) => proposalId === one.id) }));
    const council = await this.directory.organisationName(open.funderId) ?? 'The council';
    return page('s106/planning/public', { application: open, council, consultations, requests });
  }
}
