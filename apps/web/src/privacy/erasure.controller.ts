import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ErasureQueries, Erasures, erasuresView, type Exemption, EXEMPTIONS, REASONS } from '#data-protection';
import { type Actor, Directory, people } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { choicesOf, exemptions, legalBases, statuses, subjectInWords } from './words.js';

class ApproveForm extends Form {}

class DeclineForm extends Form {
  @Choice(EXEMPTIONS, 'Select the exemption') exemption!: Exemption;
}

/** One request: what would go, what has to stay, who approved it, and what became of it. */
@Controller('data-protection/erasures/:id')
@Requires('request-erasure')
export class ErasureController {
  constructor(
    private readonly erasures: Erasures, private readonly queries: ErasureQueries,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Shows(erasuresView, applicationsView, people)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const found = await this.queries.show(actor, id);
    if (!found) throw new NotFoundException('There is no such request');
    const { erasure, holdings } = found;
    const people = [erasure.requestedBy, ...erasure.approvals.map(({ approvedBy }) => approvedBy)];
    return page('privacy/erasure', {
      erasure, goes: holdings.filter(({ stays }) => stays === null),
      stays: holdings.filter(({ stays }) => stays !== null && stays !== 'not-there'),
      names: Object.fromEntries(await this.directory.names(people)), reasons: REASONS, legalBases, exemptions,
      tag: statuses[erasure.status], subject: subjectInWords(erasure.subject), exemptionChoices: choicesOf(exemptions),
      mayApprove: erasure.controllers.some((one) => actor.may('approve-erasure', one)),
      hasApproved: erasure.approvals.some(({ approvedBy }) => approvedBy === actor.personId),
    });
  }

  @Post('approve')
  @Requires('approve-erasure')
  approve(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(ApproveForm) form: Submission<ApproveForm>,
  ) {
    return form.accept(async ({ commandId }) =>
      seeOther(`/data-protection/erasures/${id}`, await this.erasures.approve(actor, commandId, id)),
    () => this.show(actor, id));
  }

  @Post('decline')
  @Requires('approve-erasure')
  decline(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(DeclineForm) form: Submission<DeclineForm>,
  ) {
    return form.accept(async ({ commandId, exemption }) =>
      seeOther(`/data-protection/erasures/${id}`, await this.erasures.decline(actor, commandId, id, exemption)),
    () => this.show(actor, id));
  }
}
