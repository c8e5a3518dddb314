import { Controller, Get, Post } from '@nestjs/common';
import {
  type Actor, charityNumber, companyNumber, type Kind, KINDS, type Lookalike, organisationLimits as limits,
  Organisations, organisations, type Size, SIZES,
} from '#identity';
import { page, seeOther } from '../answers.js';
import { Choice, Rows, Text, Tick } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { senderFor } from './sender.js';
import { choicesOf, kindWords, sizeWords, words } from './words.js';

class ContactRow {
  @Text({ most: limits.contactName, missing: 'Enter the contact’s name' }) name!: string;
  @Text({ most: limits.contactAddress, missing: 'Enter an email address, a phone number or an address' })
  address!: string;
}

class NewOrganisationForm extends Form {
  @Text({ most: limits.name, missing: 'Enter what it is called' }) name!: string;
  @Choice(KINDS, 'Select what kind of organisation it is') kind!: Kind;
  @Text({ most: limits.about }) about!: string;
  @Text({ most: limits.postcode }) postcode!: string;
  @Text({ most: limits.number }) charityNumber!: string;
  @Text({ most: limits.number }) companyNumber!: string;
  @Choice(SIZES) size?: Size;
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
    return page('organisations/new', {
      alike, limits, ...words, kinds: choicesOf(kindWords),
      sizes: [{ value: '', text: 'Not known' }, ...choicesOf(sizeWords)],
    });
  }
}

/** The form's id becomes the organisation's, so that a second click is the same organisation. */
function wishOf({ commandId: organisationId, name, kind, about, postcode, size, ...form }: NewOrganisationForm) {
  const numbers = [
    ...(form.charityNumber ? [charityNumber(form.charityNumber)] : []),
    ...(form.companyNumber ? [companyNumber(form.companyNumber)] : []),
  ];
  return {
    organisationId, name, kind, about, postcode, numbers, ...(size && { size }),
    contacts: form.contacts.map((contact) => ({ name: contact.name, address: contact.address })),
    seen: form.different ? form.seen.split(' ') : [],
  };
}
