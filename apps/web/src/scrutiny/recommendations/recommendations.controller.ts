import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { Recommendations, recommendationsView } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Choice, Day, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { shownAt } from '../../public/recommendations/stages.js';
import { Shows } from '../../seen.js';

class MakeForm extends Form {
  @Text({ most: 20 }) reference!: string;
  @Text({ most: 100, missing: 'Enter the name of the committee or task group' }) by!: string;
  @Text({ most: 1_000, missing: 'Enter what is recommended' }) what!: string;
  @Text({ most: 2_000, missing: 'Enter why' }) reasons!: string;
  @Text({ most: 100, missing: 'Enter whose answer you ask for' }) office!: string;
  @Day('Enter the day of the meeting') heldOn!: string;
  @Text({ most: 500, missing: 'Enter the minute' }) minute!: string;
}

class JudgeForm extends Form {
  @Choice(['yes', 'no'], 'Select whether it is done') isDone!: 'yes' | 'no';
  @Text({ most: 1_000, missing: 'Enter what your committee says' }) note!: string;
}

/** For members of a scrutiny committee: what it recommends, and whether it is done. */
@Controller('scrutiny/recommendations')
@Requires('scrutinise')
export class RecommendationsController {
  constructor(private readonly recommendations: Recommendations, private readonly clock: Clock) {}

  @Get()
  @Shows(recommendationsView)
  async list(@CurrentActor() actor: Actor) {
    const now = this.clock.now();
    const items = (await this.recommendations.list(actor)).map((item) => shownAt(item, now));
    const isOver = ({ stage }: typeof items[number]) => stage === 'Done' || stage === 'Not carried out';
    return page('scrutiny/recommendations/recommendations', {
      open: items.filter((one) => !isOver(one)), over: items.filter(isOver),
    });
  }

  @Get('new')
  askWhat() {
    return page('scrutiny/recommendations/make');
  }

  @Post('new')
  make(@CurrentActor() actor: Actor, @Submitted(MakeForm) form: Submission<MakeForm>) {
    return form.accept(async ({ commandId, ...wish }) => seeOther('/scrutiny/recommendations',
      await this.recommendations.make(actor, commandId, { recommendationId: commandId, ...wish })),
    () => this.askWhat());
  }

  @Get(':id')
  @Shows(recommendationsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const item = await this.recommendations.find(id);
    if (!item) throw new NotFoundException('There is no such recommendation');
    actor.mustBeAllowed('scrutinise', item.organisationId);
    return page('scrutiny/recommendations/recommendation', { item: shownAt(item, this.clock.now()) });
  }

  @Post(':id')
  judge(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(JudgeForm) form: Submission<JudgeForm>,
  ) {
    return form.accept(async ({ commandId, isDone, note }) => seeOther(`/scrutiny/recommendations/${id}`,
      await this.recommendations.judge(actor, commandId, id, { isDone: isDone === 'yes', note })),
    () => this.show(actor, id));
  }
}
