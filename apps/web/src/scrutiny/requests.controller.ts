import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Directory, people } from '#identity';
import {
  DocumentRequests, documentRequestsView, dueAtOf, programmes, Questions, Recommendations, recommendationsView,
  scrutinyQuestions, WorkProgramme,
} from '#scrutiny';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

class TakeForm extends Form {}

class RefuseForm extends Form {
  @Text({ most: 2_000, missing: 'Enter your reasons: the law asks for them in writing' }) reasons!: string;
}

/** For monitoring officers: what scrutiny asks to see, given or refused with written reasons. */
@Controller('scrutiny/requests')
@Requires('answer-scrutiny')
export class RequestsController {
  constructor(
    private readonly programme: WorkProgramme, private readonly directory: Directory,
    private readonly documents: DocumentRequests, private readonly questions: Questions,
    private readonly recommendations: Recommendations,
  ) {}

  @Get()
  @Shows(programmes, documentRequestsView, scrutinyQuestions, recommendationsView)
  async list(@CurrentActor() actor: Actor) {
    const items = await this.programme.list(actor);
    const documents = await this.documents.list(actor);
    const questions = await this.questions.list(actor);
    const recommended = (await this.recommendations.list(actor)).map((one) => ({ ...one, dueAt: dueAtOf(one) }));
    return page('scrutiny/requests', {
      recommended: recommended.filter(({ status }) => ['made', 'accepted', 'begun'].includes(status)),
      documents: documents.filter(({ status }) => status === 'asked'),
      questions: questions.filter(({ answeredAt }) => answeredAt === null),
      waiting: items.filter(({ status }) => status === 'asked'),
      answered: items.filter(({ status }) => status !== 'asked'),
    });
  }

  @Get(':organisationId/:reference')
  @Shows(programmes, people)
  async show(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string,
  ) {
    actor.mustBeAllowed('answer-scrutiny', organisationId);
    const item = await this.programme.find({ organisationId, reference });
    if (!item) throw new NotFoundException('Nobody asked for this');
    const names = await this.directory.names([item.askedBy]);
    return page('scrutiny/request', { item, askedBy: names.get(item.askedBy) ?? 'Somebody' });
  }

  @Post(':organisationId/:reference/take')
  take(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string, @Submitted(TakeForm) form: Submission<TakeForm>,
  ) {
    return form.accept(async ({ commandId }) => seeOther('/scrutiny/requests',
      await this.programme.take(actor, commandId, { organisationId, reference })),
    () => this.show(actor, organisationId, reference));
  }

  @Post(':organisationId/:reference/refuse')
  refuse(
    @CurrentActor() actor: Actor, @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('reference') reference: string, @Submitted(RefuseForm) form: Submission<RefuseForm>,
  ) {
    return form.accept(async ({ commandId, reasons }) => seeOther('/scrutiny/requests',
      await this.programme.refuse(actor, commandId, { organisationId, reference }, { reasons })),
    () => this.show(actor, organisationId, reference));
  }
}
