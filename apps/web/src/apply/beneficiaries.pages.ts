import { Get, Injectable, Post, Query, Req } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Refusal } from '#kernel';
import { neighbourhoodSets } from '#places';
import { applicationsView, roundsView } from '#small-pot-grants';
import { type Model, seeOther } from '../answers.js';
import { Shows } from '../seen.js';
import type { Visit } from '../visit.js';
import type { BeneficiariesForm } from './answer-forms.js';
import { answerPages } from './answer-pages.js';
import { Answering } from './answering.js';
import { answerPage, type FindsOwn } from './answers.pages.js';
import { FillingIn } from './filling-in.js';
import { isOpen, type Own } from './own-applications.js';
import { PlacesForApplicants } from './places-for-applicants.js';

class Step {
  /** `1`: the page only asks which of several places is meant. */
  @IsOptional() @IsIn(['1'], { message: 'Open this page again' }) which?: string;
}

/** Who it is for, and where. A place is typed in the group's own words; if these may mean several, it chooses. */
@Injectable()
export abstract class BeneficiariesPages {
  protected constructor(
    private readonly own: FindsOwn, private readonly filling: FillingIn, private readonly answering: Answering,
    private readonly places: PlacesForApplicants,
  ) {}

  @Get()
  @Shows(applicationsView, roundsView, neighbourhoodSets)
  ask(@Req() visit: Visit, @Query() { which }: Step) {
    return this.own.show(visit, visit.params.id as string, async (own) => {
      if (!isOpen(own)) return seeOther(own.desk.at());
      const { typed, fromBefore } = await this.filling.of(own, 'beneficiaries');
      const page = await this.page(own, typed, which !== undefined, fromBefore);
      return page.filledIn(which === undefined ? typed : { ...typed, ward: own.application.wardCode ?? '' });
    });
  }

  @Post()
  @Shows(applicationsView, roundsView, neighbourhoodSets)
  async save(@Req() visit: Visit) {
    const typed = { ...(visit.body as Model | undefined) };
    const found = await this.own.find(visit, visit.params.id as string);
    return this.answering.receive<BeneficiariesForm>(visit.body, found, 'beneficiaries',
      (own) => this.page(own, typed, typed.asksWhich === 'yes'), (own, form) => this.saveAnswer(own, form));
  }

  private async saveAnswer(own: Own, form: BeneficiariesForm) {
    const isListed = form.listedFor === form.place;
    if (isListed) mustBeChosen(form);
    const chosen = isListed ? form.ward : (await this.places.find(form.place, own.round)).sure?.code;
    const answered = Object.assign(form, { ward: chosen ?? '' });
    const saved = await this.answering.answer(answerPages.beneficiaries, own, answered);
    const next = chosen === undefined ? `${own.desk.at('beneficiaries')}?which=1` : undefined;
    return { saved, next };
  }

  private async page(own: Own | undefined, { listedFor }: Model, asksWhich: boolean, fromBefore = false) {
    const place = typeof listedFor === 'string' ? listedFor : '';
    const found = own && place !== '' ? await this.foundFor(own, place) : undefined;
    return answerPage('beneficiaries', own, {
      found, fromBefore, told: 'where it is', asksWhich: asksWhich && found !== undefined,
    });
  }

  private async foundFor({ application: { answers, wardCode }, round }: Own, place: string) {
    const found = await this.places.find(place, round);
    return answers.beneficiaries?.place === place ? this.places.including(wardCode, found) : found;
  }
}

function mustBeChosen({ ward }: BeneficiariesForm) {
  if (ward === '') throw new Refusal('place-open', 'Choose a place, or “None of these, or I do not know”', 'ward');
}
