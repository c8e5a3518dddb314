import { Controller, Get } from '@nestjs/common';
import type { Actor } from '#identity';
import { agreementsView, obligationsView } from '#s106-contributions';
import { page } from '../../answers.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages } from './agreement-pages.js';
import { nextWords } from './next-words.js';

/** The work list of whoever looks after Section 106 money. */
@Controller('s106')
@Requires('see-contributions')
export class ContributionsWorkController {
  constructor(private readonly pages: AgreementPages) {}

  @Get()
  @Shows(agreementsView, obligationsView)
  async show(@CurrentActor() actor: Actor) {
    const work = await this.pages.workOf(actor);
    const mayManage = actor.may('manage-contributions');
    return page('s106/agreements/work', { ...work, nextWords, mayManage, mayConsult: actor.may('consult-sector') });
  }
}
