import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Directory, people } from '#identity';
import { Questions, scrutinyQuestions } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

class AnswerForm extends Form {
  @Text({ most: 5_000, missing: 'Enter your answer' }) answer!: string;
}

/** For monitoring officers: what scrutiny asks the council. */
@Controller('scrutiny/answers')
@Requires('answer-scrutiny')
export class AnswersController {
  constructor(private readonly questions: Questions, private readonly directory: Directory) {}

  @Get()
  @Shows(scrutinyQuestions)
  async list(@CurrentActor() actor: Actor) {
    const items = await this.questions.list(actor);
    return page('scrutiny/questions/answers', {
      waiting: items.filter(({ answeredAt }) => answeredAt === null),
      answered: items.filter(({ answeredAt }) => answeredAt !== null).reverse(),
    });
  }

  @Get(':id')
  @Shows(scrutinyQuestions, people)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const item = await this.questions.find(actor, id);
    if (!item) throw new NotFoundException('Nobody asked this');
    actor.mustBeAllowed('answer-scrutiny', item.organisationId);
    const names = await this.directory.names([item.askedBy]);
    return page('scrutiny/questions/answer', { item, askedBy: names.get(item.askedBy) ?? 'Somebody' });
  }

  @Post(':id')
  answer(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(AnswerForm) form: Submission<AnswerForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/scrutiny/answers', await this.questions.answer(actor, commandId, id, wish)),
    () => this.show(actor, id));
  }
}
