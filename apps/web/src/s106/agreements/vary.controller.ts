import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { agreementLimits as limits, Agreements, agreementsView } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Day, Text } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages } from './agreement-pages.js';
import { DwellingsForm, kindsOf, typedKinds } from './agreement.form.js';

class VariationForm extends DwellingsForm {
  @Day('Enter the day of the deed') deedDay!: string;
  @Text({ most: limits.what, missing: 'Enter what it changes' }) what!: string;
  @Text({ most: 500 }) documentUrl!: string;
}

/** A deed of variation is put on record. */
@Controller('s106/agreements/:id/vary')
@Requires('manage-contributions')
export class VaryAgreementController {
  constructor(private readonly pages: AgreementPages, private readonly agreements: Agreements) {}

  @Get()
  @Shows(agreementsView)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const agreement = await this.pages.find(actor, id, 'manage-contributions');
    return page('s106/agreements/vary', { agreement, limits }).filledIn(typedKinds(agreement.dwellings.kinds));
  }

  @Post()
  vary(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(VariationForm) form: Submission<VariationForm>,
  ) {
    return form.accept(async ({ commandId, deedDay, what, documentUrl, ...homes }) => {
      const wish = { deedDay, what, documentUrl: documentUrl === '' ? null : documentUrl, kinds: kindsOf(homes) };
      return seeOther(`/s106/agreements/${id}`, await this.agreements.vary(actor, commandId, id, wish));
    }, () => this.ask(actor, id));
  }
}
