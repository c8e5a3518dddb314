import { Controller, Get, Post } from '@nestjs/common';
import { type Actor, type Lookalike, organisationLimits as limits, Organisations, organisations } from '#identity';
import { page, seeOther } from '../answers.js';
import { Rows, Text, Tick } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { factsIn, FactsForm } from './facts.form.js';
import { senderFor } from './sender.js';
import { factChoices, words } from './words.js';

class ContactRow {
  @Text({ most: limits.contactName, missing: 'Enter the contact’s name' }) name!: string;
  @Text({ most: limits.contactAddress, missing: 'Enter an email address, a phone number or an address' })
  address!: string;
}

class NewOrganisationForm extends FactsForm {
  @Rows(ContactRow, { most: 2 }) contacts!: ContactRow[];
  /** The ids of the records that this browser was shown, and that none of them is it. */
  @Text({ most: 4_000 }) seen!: string;
  @Tick() different!: boolean;
}

/** Puts an organisation on record, once somebody has looked at what may be the same. */
@Controller('organisations/new')
@Requires('manage-organisations')
export class NewOrganisationController {
  constructor(private readonly service: Organisations) {}

  @Get()
  @Shows(organisations)
  ask() {
    return this.page([]);
  }

  @Post()
  @Shows(organisations)
  register(@CurrentActor() actor: Actor, @Submitted(NewOrganisationForm) form: Submission<NewOrganisationForm>) {
    let alike: readonly Lookalike[] = [];
    return form.accept(async (typed) => {
      const wish = wishOf(typed);
      alike = await this.service.alike(wish);
      const saved = await this.service.register(wish, senderFor(actor, typed.commandId));
      return seeOther(`/organisations/${wish.organisationId}`, saved);
    }, () => this.page(alike));
  }

  private page(alike: readonly Lookalike[]) {
    return page('organisations/new', { alike, limits, ...words, ...factChoices });
  }
}

/** The form's id becomes the organisation's, so that a second click is the same organisation. */
function wishOf(form: NewOrganisationForm) {
  return {
    organisationId: form.commandId, ...factsIn(form),
    contacts: form.contacts.map(({ name, address }) => ({ name, address })),
    seen: form.different ? form.seen.split(' ') : [],
  };
}
