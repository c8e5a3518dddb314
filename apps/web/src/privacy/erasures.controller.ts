import { Controller, Get, Post } from '@nestjs/common';
import {
  ErasureQueries, Erasures, erasuresView, LEGAL_BASES, type LegalBasis, type Scope, SCOPES,
} from '#data-protection';
import { type Actor, people } from '#identity';
import { applicationsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Choice, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { choicesOf, legalBases, statuses, subjectInWords } from './words.js';

class ErasureForm extends Form {
  @Text({ most: 100, missing: 'Enter a reference or an id' }) typed!: string;
  @Choice(SCOPES, 'Select what is to be erased') scope!: Scope;
  @Choice(LEGAL_BASES, 'Select the legal basis') legalBasis!: LegalBasis;
}

/** Requests to erase somebody's data. */
@Controller('data-protection/erasures')
@Requires('request-erasure')
export class ErasuresController {
  constructor(private readonly erasures: Erasures, private readonly queries: ErasureQueries) {}

  @Get()
  @Shows(erasuresView, people)
  async list(@CurrentActor() actor: Actor) {
    return page('privacy/erasures', { erasures: await this.queries.list(actor), legalBases, statuses, subjectInWords });
  }

  @Get('new')
  async ask() {
    return page('privacy/new-erasure', { bases: choicesOf(legalBases) });
  }

  /** The form's id becomes the request's, so that a second click is the same request. */
  @Post('new')
  @Shows(erasuresView, applicationsView)
  request(@CurrentActor() actor: Actor, @Submitted(ErasureForm) form: Submission<ErasureForm>) {
    return form.accept(async ({ commandId, ...wish }) => seeOther(`/data-protection/erasures/${commandId}`,
      await this.erasures.request(actor, commandId, { erasureId: commandId, ...wish })), () => this.ask());
  }
}
