import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { fundsView, roundLimits, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { NeededWhen } from '../forms/needed-when.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds, roundName } from './funder-rounds.js';
import { sectionTitles } from './sections.js';
import { mayApprove } from './work-list.js';

class ApprovalForm extends Form {
  @Choice(['approve', 'send-back'], 'Select whether you approve it') outcome!: 'approve' | 'send-back';
  @NeededWhen<ApprovalForm>(({ outcome }) => outcome === 'send-back', 'Enter what needs to change')
  @Text({ most: roundLimits.reasons }) reasons!: string;
}

/** A second officer reads the whole round, and approves it or sends it back. */
@Controller('funder/rounds/:id/approve')
@Requires('approve-round')
export class ApproveController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(roundsView, fundsView, organisations)
  show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.page(actor, id);
  }

  @Post()
  decide(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(ApprovalForm) form: Submission<ApprovalForm>,
  ) {
    return form.accept(async ({ commandId, outcome, reasons }) => {
      const saved = outcome === 'approve'
        ? await this.rounds.approve(actor, commandId, id)
        : await this.rounds.sendBack(actor, commandId, id, { reasons });
      return seeOther(`/funder/rounds/${id}`, saved);
    }, () => this.page(actor, id));
  }

  private async page(actor: Actor, id: string) {
    const round = await this.funder.find(actor, id);
    return page('funder/approve', {
      round, name: roundName(round), ...await this.funder.around(round), titles: sectionTitles,
      mayApprove: mayApprove(actor, round), isAuthor: round.editors.includes(actor.personId), limits: roundLimits,
    });
  }
}
