import { Controller, Get, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { fundLimits, Funds } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Pounds, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds } from './funder-rounds.js';

class FundForm extends Form {
  @Text({ most: 100, missing: 'Choose whose fund it is' }) funderId!: string;
  @Text({ most: fundLimits.name, missing: 'Enter the name of the fund' }) name!: string;
  @Pounds('Enter how much money is in the fund') amountPence!: number;
  @Text({ most: fundLimits.financialYear, missing: 'Enter the financial year, like 2027-28' }) financialYear!: string;
  @Text({ most: fundLimits.source, missing: 'Enter where the money comes from' }) source!: string;
  @Text({ most: fundLimits.donor }) donor!: string;
  @Text({ most: fundLimits.restriction }) restriction!: string;
  @Text({ most: fundLimits.costCode, missing: 'Enter the cost code' }) costCode!: string;
}

/** Money that a funder has, before any round draws on it. */
@Controller('funder/funds/new')
@Requires('manage-funds')
export class FundController {
  constructor(private readonly funds: Funds, private readonly funder: FunderRounds) {}

  @Get()
  @Shows(organisations)
  ask(@CurrentActor() actor: Actor) {
    return this.page(actor);
  }

  /** The form's id becomes the fund's, so that a second click is the same fund. */
  @Post()
  add(@CurrentActor() actor: Actor, @Submitted(FundForm) form: Submission<FundForm>) {
    return form.accept(async ({ commandId, ...wish }) =>
      seeOther('/funder', await this.funds.register(actor, commandId, { ...wish, fundId: commandId })),
    () => this.page(actor));
  }

  private async page(actor: Actor) {
    const ids = actor.organisationsWhere('manage-funds');
    const funders = await Promise.all(ids.map(async (id) => ({ value: id, text: await this.funder.nameOf(id) })));
    return page('funder/fund', { funders });
  }
}
