import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { consultationsView, Proposals } from '#s106-contributions';
import { page } from '../../answers.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ConsultationPages } from '../consultations/consultation-pages.js';
import { ProposalForm } from './proposal.form.js';
import { afterSending, ProposalForms } from './proposal-forms.js';

/** A group answers a consultation with one short form. Nobody needs an account for it. */
@Controller('consultations/:id/propose')
export class ProposeController {
  constructor(
    private readonly pages: ConsultationPages, private readonly forms: ProposalForms,
    private readonly service: Proposals,
  ) {}

  @Get()
  @Public()
  @Shows(consultationsView, organisations, people)
  async ask(@Param('id', ParseUUIDPipe) id: string) {
    const consultation = await this.pages.find(id);
    if (!consultation.isOpen) return page('s106/proposals/over', { consultation });
    return page('s106/proposals/propose', { consultation, ...await this.forms.within(consultation) });
  }

  @Post()
  @Public()
  propose(
    @Param('id', ParseUUIDPipe) id: string, @Visitor() visitor: Actor | undefined,
    @Submitted(ProposalForm) form: Submission<ProposalForm>,
  ) {
    return form.accept(async ({ commandId, wardCode, readyYear, councilId: _, ...typed }) => {
      const { funderId, wardCodes } = await this.pages.find(id);
      const made = await this.service.make(visitor, commandId, {
        ...typed, funderId, consultationId: id, readyYear: Number(readyYear) || null,
        wardCode: wardCodes.includes(wardCode) ? wardCode : null,
      });
      return afterSending(made, visitor);
    }, () => this.ask(id));
  }
}
