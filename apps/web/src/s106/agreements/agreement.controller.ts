import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Actor } from '#identity';
import { agreementsView, obligationsView } from '#s106-contributions';
import { page } from '../../answers.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages } from './agreement-pages.js';
import { nextWords } from './next-words.js';

/** One agreement: its obligations, its deeds of variation, and how far the building is. */
@Controller('s106/agreements/:id')
@Requires('see-contributions')
export class AgreementController {
  constructor(private readonly pages: AgreementPages) {}

  @Get()
  @Shows(agreementsView, obligationsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const agreement = await this.pages.find(actor, id, 'see-contributions');
    return page('s106/agreements/agreement', {
      agreement, nextWords, wards: await this.pages.wardsOf(agreement.wardCodes),
      obligations: await this.pages.obligationsOf(id),
      mayManage: actor.may('manage-contributions', agreement.funderId),
    });
  }
}
