import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type DocumentRequestPage, DocumentRequests, documentRequestsView, EXEMPT_PARAGRAPHS } from '#scrutiny';
import { isBefore } from '#kernel';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

class AskForm extends Form {
  @Text({ most: 20 }) reference!: string;
  @Text({ most: 1_000, missing: 'Enter which documents you ask for' }) what!: string;
  @Text({ most: 1_000, missing: 'Enter why your committee needs them' }) why!: string;
}

/** For members of a scrutiny committee: documents that they ask for, and what they got. */
@Controller('scrutiny/documents')
@Requires('scrutinise')
export class DocumentsController {
  constructor(private readonly requests: DocumentRequests, private readonly clock: Clock) {}

  @Get()
  @Shows(documentRequestsView)
  async list(@CurrentActor() actor: Actor) {
    const items = (await this.requests.list(actor)).map((item) => this.shown(item));
    return page('scrutiny/documents/documents', {
      waiting: items.filter(({ status }) => status === 'asked'),
      answered: items.filter(({ status }) => status !== 'asked').reverse(),
    });
  }

  @Get('new')
  askWhich() {
    return page('scrutiny/documents/ask');
  }

  @Post('new')
  ask(@CurrentActor() actor: Actor, @Submitted(AskForm) form: Submission<AskForm>) {
    return form.accept(async ({ commandId, ...wish }) => seeOther('/scrutiny/documents',
      await this.requests.ask(actor, commandId, { requestId: commandId, ...wish })), () => this.askWhich());
  }

  @Get(':id')
  @Shows(documentRequestsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const item = await this.requests.find(actor, id);
    if (!item) throw new NotFoundException('Nobody asked for this');
    actor.mustBeAllowed('scrutinise', item.organisationId);
    return page('scrutiny/documents/document', { item: this.shown(item), paragraphs: EXEMPT_PARAGRAPHS });
  }

  private shown(item: DocumentRequestPage) {
    return { ...item, isLate: isBefore(item.answerBy, item.answeredAt ?? this.clock.now()) };
  }
}
