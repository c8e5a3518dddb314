import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, Directory, people } from '#identity';
import {
  DocumentRequests, documentRequestsView, EXEMPT_PARAGRAPHS, type ExemptParagraph,
} from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Choice, Rows, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';

const paragraphs = Object.entries(EXEMPT_PARAGRAPHS).map(([value, text]) => ({ value, text: `${value}. ${text}` }));

class ExemptRow {
  @Choice(Object.keys(EXEMPT_PARAGRAPHS), 'Select the paragraph') paragraph!: ExemptParagraph;
  @Text({ most: 500, missing: 'Enter what is left out' }) what!: string;
  @Text({ most: 1_000, missing: 'Enter how you weighed the public interest' }) publicInterest!: string;
}

class GiveForm extends Form {
  @Text({ most: 5_000, missing: 'Enter the answer, or where the documents are' }) answer!: string;
  @Rows(ExemptRow, { most: 10 }) exempt!: ExemptRow[];
}

class RefuseForm extends Form {
  @Text({ most: 2_000, missing: 'Enter your reasons: the law asks for them in writing' }) reasons!: string;
}

/** For monitoring officers: documents that scrutiny asks for, given or refused with written reasons. */
@Controller('scrutiny/document-requests/:id')
@Requires('answer-scrutiny')
export class DocumentRequestsController {
  constructor(private readonly requests: DocumentRequests, private readonly directory: Directory) {}

  @Get()
  @Shows(documentRequestsView, people)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const item = await this.requests.find(actor, id);
    if (!item) throw new NotFoundException('Nobody asked for this');
    actor.mustBeAllowed('answer-scrutiny', item.organisationId);
    const names = await this.directory.names([item.askedBy]);
    return page('scrutiny/documents/request', {
      item, askedBy: names.get(item.askedBy) ?? 'Somebody', paragraphs: EXEMPT_PARAGRAPHS,
      choices: [{ value: '', text: 'Select a paragraph' }, ...paragraphs],
    });
  }

  @Post('give')
  give(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(GiveForm) form: Submission<GiveForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/scrutiny/requests', await this.requests.give(actor, commandId, id, wish)), () => this.show(actor, id));
  }

  @Post('refuse')
  refuse(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(RefuseForm) form: Submission<RefuseForm>,
  ) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/scrutiny/requests', await this.requests.refuse(actor, commandId, id, wish)),
    () => this.show(actor, id));
  }
}
