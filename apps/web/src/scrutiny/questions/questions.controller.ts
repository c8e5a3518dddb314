import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { Questions, scrutinyQuestions } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Choice, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

class AskForm extends Form {
  @Text({ most: 20 }) reference!: string;
  @Text({ most: 1_000, missing: 'Enter your question' }) question!: string;
  @Choice(['everybody', 'committee'], 'Select who may read question and answer') readers!: 'everybody' | 'committee';
}

/** For members of a scrutiny committee: what they ask the council, and what it answers. */
@Controller('scrutiny/questions')
@Requires('scrutinise')
export class QuestionsController {
  constructor(private readonly questions: Questions) {}

  @Get()
  @Shows(scrutinyQuestions)
  async list(@CurrentActor() actor: Actor) {
    const items = await this.questions.list(actor);
    return page('scrutiny/questions/questions', {
      waiting: items.filter(({ answeredAt }) => answeredAt === null),
      answered: items.filter(({ answeredAt }) => answeredAt !== null).reverse(),
    });
  }

  @Get('new')
  askWhat() {
    return page('scrutiny/questions/ask');
  }

  @Post('new')
  ask(@CurrentActor() actor: Actor, @Submitted(AskForm) form: Submission<AskForm>) {
    return form.accept(async ({ commandId, readers, ...typed }) => {
      const wish = { questionId: commandId, isPublic: readers === 'everybody', ...typed };
      return seeOther('/scrutiny/questions', await this.questions.ask(actor, commandId, wish));
    }, () => this.askWhat());
  }

  @Get(':id')
  @Shows(scrutinyQuestions)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const item = await this.questions.find(actor, id);
    if (!item) throw new NotFoundException('Nobody asked this');
    actor.mustBeAllowed('scrutinise', item.organisationId);
    return page('scrutiny/questions/question', { item });
  }
}
