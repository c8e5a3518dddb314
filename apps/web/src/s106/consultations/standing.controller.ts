import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { consultationsView, ProposalQueries, Proposals, proposalsView } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Id } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from './consultation-pages.js';

class StandingForm extends Form {
  @Id() proposalId!: string;
}

/** What stood ready went in when it opened; the consortium adds what came since, or what nobody knew the ward of. */
@Controller('consultations/:id/standing')
@Requires('answer-for-sector')
export class StandingController {
  constructor(
    private readonly pages: ConsultationPages, private readonly proposals: ProposalQueries,
    private readonly service: Proposals,
  ) {}

  @Get()
  @Shows(consultationsView, proposalsView, organisations)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { consultation } = await this.pages.asAsked(actor, id, 'consortium');
    const standing = await this.proposals.standing(consultation.funderId, consultation.wardCodes);
    const others = standing.filter(({ consultationIds }) => !consultationIds.includes(id));
    return page('s106/consultations/standing', { consultation, others });
  }

  @Post()
  add(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(StandingForm) form: Submission<StandingForm>,
  ) {
    return form.accept(async ({ commandId, proposalId }) =>
      seeOther(`/consultations/${id}/standing`, await this.service.putForward(actor, commandId, proposalId, id)),
    () => this.show(actor, id));
  }
}
