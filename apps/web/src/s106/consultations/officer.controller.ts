import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { ReadingLog } from '#privacy';
import { consultationsView, ProposalQueries, proposalsView } from '#s106-contributions';
import { page } from '../../answers.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

/** A consultation as its council sees it: who answered, and every proposal, to be decided on. */
@Controller('s106/consultations/:id')
@Requires('consult-sector')
export class OfficerConsultationController {
  constructor(
    private readonly pages: ConsultationPages, private readonly proposals: ProposalQueries,
    private readonly readings: ReadingLog,
  ) {}

  @Get()
  @Shows(consultationsView, proposalsView, organisations, people)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const consultation = await this.pages.ofCouncil(actor, id);
    const [shown] = await this.pages.withWards([consultation]);
    const all = await this.proposals.in(id);
    if (consultation.declared.some(({ interests }) => interests.length > 0))
      await this.readings.record({
        readerId: actor.personId, organisationId: consultation.funderId, what: `consultation:${id}`,
      });
    const interested = consultation.declared.flatMap(({ interests }) => interests)
      .map(({ proposalId, nature }) => ({ nature, one: all.find((proposal) => proposal.id === proposalId) }));
    return page('s106/consultations/officer', {
      consultation: shown, interested, ...this.pages.inOrder(consultation, all),
    });
  }
}
