import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { type Actor, type Kind, KINDS, OrganisationQueries, organisations, people, ROLE_WORDS } from '#identity';
import { applicationsView, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { Choice, Text, WholeNumber } from '../forms/fields.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { OrganisationPages } from './organisation-pages.js';
import { choicesOf, kindWords, words } from './words.js';

class OrganisationSearch {
  @Text({ most: 100 }) text!: string;
  @Choice(KINDS) kind?: Kind;
  @WholeNumber() page?: number;
}

const kinds = [{ value: '', text: 'Any kind' }, ...choicesOf(kindWords)];

/** The record of each organisation, for those who look after them. */
@Controller('organisations')
@Requires('manage-organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationQueries, private readonly pages: OrganisationPages) {}

  @Get()
  @Shows(organisations)
  list(@CurrentActor() actor: Actor, @Submitted(OrganisationSearch) search: Submission<OrganisationSearch>) {
    return search.search((wish) => this.page(actor, wish), () => this.page(actor, { text: '' }));
  }

  @Get(':id')
  @Shows(organisations, people, applicationsView, roundsView)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const organisation = await this.pages.find(actor, id);
    const { mergedInto } = organisation;
    return page('organisations/organisation', {
      organisation, ...words, roleWords: ROLE_WORDS, ...await this.pages.around(actor, id),
      mayAskForErasure: actor.may('request-erasure'),
      survivor: mergedInto === null ? undefined : await this.pages.find(actor, mergedInto),
    });
  }

  private async page(actor: Actor, { text, kind, page: number = 1 }: OrganisationSearch) {
    const found = text === '' ? await this.organisations.list(actor, kind, Math.max(1, number)) : {
      organisations: await this.organisations.search(actor, text, kind), page: 1, pages: 1,
    };
    const query = kind === undefined ? '' : `&kind=${kind}`;
    return page('organisations/list', { found, text, query, kinds, ...words });
  }
}
