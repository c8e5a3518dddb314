import { Controller, Get, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { IndexFigures, indexSeriesView, tariffLimits as limits, Tariffs, tariffsView } from '#s106-contributions';
import { page, seeOther } from '../../answers.js';
import { Day, Pounds, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { AgreementPages, councilOf } from '../agreements/agreement-pages.js';

class RateForm extends Form {
  @Text({ most: 40 }) funderId!: string;
  @Pounds('Enter the rate for each home') ratePence!: number;
  @Day('Enter the day from which it holds') from!: string;
  @Text({ most: 30, missing: 'Select the index' }) seriesCode!: string;
  @Text({ most: 7, missing: 'Enter the month' }) indexedTo!: string;
  @Text({ most: limits.minute, missing: 'Enter the minute' }) minute!: string;
}
class UpratingForm extends Form {
  @Text({ most: 40 }) funderId!: string;
  @Day('Enter the day from which it holds') from!: string;
  @Text({ most: 7, missing: 'Enter the month' }) month!: string;
}

/** What a home owes for community facilities where no deed fixes its own rate. */
@Controller('s106/tariff')
@Requires('manage-contributions')
export class TariffController {
  constructor(
    private readonly tariffs: Tariffs, private readonly figures: IndexFigures, private readonly pages: AgreementPages,
  ) {}

  @Get()
  @Shows(tariffsView, organisations)
  async show(@CurrentActor() actor: Actor) {
    const councils = await this.pages.councils(actor);
    return page('s106/tariff/tariff', {
      councils, tariffs: await this.tariffs.ofFunders(councils.map(({ value }) => value)),
    });
  }

  @Get('set')
  @Shows(indexSeriesView, organisations)
  async askRate(@CurrentActor() actor: Actor) {
    const series = await this.figures.ofFunders(actor.organisationsWhere('manage-contributions'));
    const indices = series.map(({ code, name }) => ({ value: code, text: `${code}: ${name}` }));
    return page('s106/tariff/set', { councils: await this.pages.councils(actor), indices, limits });
  }

  @Post('set')
  set(@CurrentActor() actor: Actor, @Submitted(RateForm) form: Submission<RateForm>) {
    return form.accept(async ({ commandId, funderId, ...wish }) => seeOther('/s106/tariff',
      await this.tariffs.set(actor, commandId, { ...wish, funderId: councilOf(actor, funderId) })),
    () => this.askRate(actor));
  }

  @Get('uprate')
  @Shows(organisations)
  async askUprating(@CurrentActor() actor: Actor) {
    return page('s106/tariff/uprate', { councils: await this.pages.councils(actor) });
  }

  @Post('uprate')
  uprate(@CurrentActor() actor: Actor, @Submitted(UpratingForm) form: Submission<UpratingForm>) {
    return form.accept(async ({ commandId, funderId, ...wish }) => seeOther('/s106/tariff',
      await this.tariffs.uprate(actor, commandId, { ...wish, funderId: councilOf(actor, funderId) })),
    () => this.askUprating(actor));
  }
}
