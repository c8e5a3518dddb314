import { Controller, Get, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { agreementIdOf, agreementLimits as limits, Agreements } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Day, Text } from '../../forms/fields.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { WardsTyped } from '../wards-typed.js';
import { AgreementPages, councilOf } from './agreement-pages.js';
import { DwellingsForm, kindsOf } from './agreement.form.js';

class AgreementForm extends DwellingsForm {
  @Text({ most: 40 }) funderId!: string;
  @Text({ most: 60, missing: 'Enter the reference of the agreement' }) reference!: string;
  @Text({ most: 60, missing: 'Enter the reference of the planning application' }) planningApplication!: string;
  @Text({ most: limits.site, missing: 'Enter what the site is called' }) site!: string;
  @Text({ most: limits.developer, missing: 'Enter who the developer is' }) developer!: string;
  @Text({ most: 5_000, missing: 'Enter at least one ward' }) wardCodes!: string;
  @Day('Enter the day of the deed') deedDay!: string;
  @Text({ most: 500 }) documentUrl!: string;
  @Text({ most: limits.notes }) notes!: string;
}

/** An agreement is put on record. */
@Controller('s106/agreements/new')
@Requires('manage-contributions')
export class RecordAgreementController {
  constructor(
    private readonly pages: AgreementPages, private readonly agreements: Agreements,
    private readonly wards: WardsTyped,
  ) {}

  @Get()
  @Shows(organisations)
  async ask(@CurrentActor() actor: Actor) {
    return page('s106/agreements/new', { councils: await this.pages.councils(actor), limits });
  }

  @Post()
  record(@CurrentActor() actor: Actor, @Submitted(AgreementForm) form: Submission<AgreementForm>) {
    return form.accept(async ({ commandId, funderId: chosen, wardCodes, documentUrl, ...wish }) => {
      const { reference, planningApplication, site, developer, deedDay, notes } = wish;
      const funderId = councilOf(actor, chosen);
      const saved = await this.agreements.record(actor, commandId, {
        funderId, reference, planningApplication, site, developer, deedDay, notes, kinds: kindsOf(wish),
        documentUrl: documentUrl === '' ? null : documentUrl,
        wardCodes: await this.wards.codesOf(wardCodes, 'wardCodes'),
      });
      return seeOther(`/s106/agreements/${agreementIdOf(funderId, reference)}`, saved);
    }, () => this.ask(actor));
  }
}
