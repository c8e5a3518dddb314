import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Actor } from '#identity';
import { findWards, neighbourhoodSets, Places, type Ward } from '#places';
import { Applications, applicationsView, declarationsView, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderApplications } from './funder-applications.js';

export class WardSearch {
  @IsOptional() @IsString() @MaxLength(100) search?: string;
}

class WardForm extends Form {
  @Text({ most: 9, missing: 'Select a ward' }) wardCode!: string;
}

/** A round with so few wards shows them all at once. */
const fewWards = 20;

/** An officer finds the ward that a group's place lies in. */
@Controller('funder/applications/:id/ward')
@Requires('place-application')
export class WardController {
  constructor(
    private readonly applications: FunderApplications, private readonly service: Applications,
    private readonly places: Places,
  ) {}

  @Get()
  @Shows(applicationsView, roundsView, declarationsView, neighbourhoodSets)
  async look(@CurrentActor() actor: Actor, @Param('id') id: string, @Query() { search }: WardSearch) {
    return this.page(actor, id, search);
  }

  @Post()
  place(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Query() { search }: WardSearch,
    @Submitted(WardForm) form: Submission<WardForm>,
  ) {
    return form.accept(async ({ commandId, wardCode }) =>
      seeOther(`/funder/applications/${id}`, await this.service.place(actor, commandId, id, { wardCode })),
    () => this.page(actor, id, search));
  }

  private async page(actor: Actor, id: string, search = '') {
    const { application, round } = await this.applications.find(actor, id);
    const codes = round.terms.area?.neighbourhoods.flatMap(({ wardCodes }) => wardCodes) ?? [];
    const all = [...(await this.places.wardsByCode(codes)).values()];
    const isAll = search === '' && all.length <= fewWards;
    const wards = isAll ? all : findWards(all, search, fewWards);
    return page('funder/ward', { application, search, isSearched: search !== '', wards: wards.map(optionOf) });
  }
}

const optionOf = ({ code, name, authorityName, neighbourhood }: Ward) =>
  ({ value: code, text: name, hint: [...new Set([neighbourhood, authorityName])].join(', ') });
