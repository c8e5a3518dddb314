import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { agreementLimits as limits, Agreements, agreementsView } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Choice, Day, Text, WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { NeededWhen } from '../../forms/needed-when.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { typedDay } from '../../forms/typed.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages } from './agreement-pages.js';

const whats = ['commenced', 'occupied', 'phase'] as const;

class ProgressForm extends Form {
  @Choice(whats, 'Select what happened') what!: (typeof whats)[number];
  @NeededWhen<ProgressForm>(({ what }) => what === 'occupied', 'Enter how many homes are lived in')
  @WholeNumber() occupied?: number;
  @NeededWhen<ProgressForm>(({ what }) => what === 'phase', 'Enter the phase')
  @Text({ most: 10 }) phase!: string;
  @Day('Enter the day') day!: string;
  @Text({ most: limits.source, missing: 'Enter how you know' }) source!: string;
}

/** How far the building is. Triggers follow from it. */
@Controller('s106/agreements/:id/progress')
@Requires('manage-contributions')
export class ProgressController {
  constructor(private readonly pages: AgreementPages, private readonly agreements: Agreements) {}

  @Get()
  @Shows(agreementsView)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const agreement = await this.pages.find(actor, id, 'manage-contributions');
    return page('s106/agreements/progress', { agreement, limits }).filledIn({ day: typedDay(this.pages.today()) });
  }

  @Post()
  record(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(ProgressForm) form: Submission<ProgressForm>,
  ) {
    return form.accept(async (wish) =>
      seeOther(`/s106/agreements/${id}`, await this.save(actor, id, wish)), () => this.ask(actor, id));
  }

  private save(actor: Actor, id: string, { commandId, what, occupied = 0, phase, day, source }: ProgressForm) {
    if (what === 'commenced') return this.agreements.commence(actor, commandId, id, { day, source });
    if (what === 'phase') return this.agreements.reachPhase(actor, commandId, id, { day, source, phase });
    return this.agreements.countOccupations(actor, commandId, id, { day, source, occupied });
  }
}
