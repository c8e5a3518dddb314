import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, organisationLimits as limits, Organisations, organisations } from '#identity';
import { page, seeOther } from '../answers.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { factsIn, FactsForm } from './facts.form.js';
import { OrganisationPages } from './organisation-pages.js';
import { senderFor } from './sender.js';
import { factChoices } from './words.js';

/** A group told little when it applied, or moved, or has a number by now. */
@Controller('organisations/:id/correct')
@Requires('manage-organisations')
export class CorrectController {
  constructor(private readonly service: Organisations, private readonly pages: OrganisationPages) {}

  @Get()
  @Shows(organisations)
  async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const { name, kind, about, postcode, numbers, size } = await this.pages.find(actor, id);
    return (await this.page(actor, id)).filledIn({
      name, kind, about: about ?? '', postcode: postcode ?? '', size: size ?? '',
      charityNumber: typedNumber(numbers, /^GB-(?:CHC|SC|NIC)-/), companyNumber: typedNumber(numbers, /^GB-COH-/),
      councilCode: typedNumber(numbers, /^GB-LAE-/),
    });
  }

  @Post()
  @Shows(organisations)
  correct(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) organisationId: string,
    @Submitted(FactsForm) form: Submission<FactsForm>,
  ) {
    return form.accept(async (typed) => seeOther(`/organisations/${organisationId}`, await this.service.correct(
      { organisationId, ...factsIn(typed) }, senderFor(actor, typed.commandId, organisationId))),
    () => this.page(actor, organisationId));
  }

  private async page(actor: Actor, id: string) {
    return page('organisations/correct', { organisation: await this.pages.find(actor, id), limits, ...factChoices });
  }
}

/** As somebody would type it: `GB-NIC-101234` is written NIC101234. */
const typedNumber = (numbers: readonly string[], register: RegExp) =>
  (numbers.find((number) => register.test(number)) ?? '').replace('GB-NIC-', 'NIC').replace(register, '');
