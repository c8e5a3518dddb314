import { Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, organisationLimits as limits, Organisations, organisations } from '#identity';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { OrganisationPages } from './organisation-pages.js';
import { senderFor } from './sender.js';
import { words } from './words.js';

class Looking {
  @Text({ most: 100 }) text!: string;
  @Text({ most: 36 }) into!: string;
}

class MergeForm extends Form {
  @Text({ most: 36, missing: 'Select the record that stays' }) into!: string;
  @Text({ most: limits.reason, missing: 'Enter how you know that they are the same' }) reason!: string;
}

class UndoForm extends Form {
  @Text({ most: limits.reason, missing: 'Enter how you know that they are two' }) reason!: string;
}

/** Two records that are one organisation, and the way back where they are not. */
@Controller('organisations/:id')
@Requires('manage-organisations')
export class MergeController {
  constructor(private readonly service: Organisations, private readonly pages: OrganisationPages) {}

  @Get('merge')
  @Shows(organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() { text, into }: Looking) {
    return (await this.page(actor, id, text)).filledIn({ text, into });
  }

  @Post('merge')
  @Shows(organisations)
  merge(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) organisationId: string, @Query() { text }: Looking,
    @Submitted(MergeForm) form: Submission<MergeForm>,
  ) {
    return form.accept(async ({ commandId, into, reason }) =>
      seeOther(`/organisations/${into}`,
        await this.service.merge({ organisationId, into, reason }, senderFor(actor, commandId))),
    () => this.page(actor, organisationId, text));
  }

  @Get('undo-merge')
  @Shows(organisations)
  async askWhy(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const organisation = await this.pages.find(actor, id);
    const { mergedInto } = organisation;
    const survivor = mergedInto === null ? undefined : await this.pages.find(actor, mergedInto);
    return page('organisations/undo-merge', { organisation, survivor, limits });
  }

  @Post('undo-merge')
  @Shows(organisations)
  undo(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) organisationId: string,
    @Submitted(UndoForm) form: Submission<UndoForm>,
  ) {
    return form.accept(async ({ commandId, reason }) =>
      seeOther(`/organisations/${organisationId}`,
        await this.service.undoMerge({ organisationId, reason }, senderFor(actor, commandId))),
    () => this.askWhy(actor, organisationId));
  }

  private async page(actor: Actor, id: string, text: string) {
    const organisation = await this.pages.find(actor, id);
    const others = await this.pages.others(actor, id, text);
    const items = others.map(({ id: value, name, alias, kind, numbers, why }) => ({
      value, text: alias === null ? name : `${name}, also “${alias}”`,
      hint: [[words.kindWords[kind], ...numbers.map(words.numberInWords)].join(', '), why && words.likenessWords[why]]
        .filter(Boolean).join('. '),
    }));
    return page('organisations/merge', { organisation, items, text, limits });
  }
}
