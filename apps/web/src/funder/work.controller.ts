import { Controller, Get } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { applicationsView, FundQueries, fundsView, RoundQueries, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds } from './funder-rounds.js';
import { workList } from './work-list.js';

/** What there is to do for each funder that somebody serves. */
@Controller('funder')
@Requires('see-applications')
export class WorkController {
  constructor(
    private readonly funds: FundQueries, private readonly rounds: RoundQueries, private readonly funder: FunderRounds,
  ) {}

  @Get()
  @Shows(fundsView, roundsView, applicationsView, organisations)
  async show(@CurrentActor() actor: Actor) {
    const funderIds = actor.organisationsWhere('see-applications');
    const [funds, rounds] = [await this.funds.ofFunders(funderIds), await this.rounds.ofFunders(funderIds)];
    const funders = await Promise.all(funderIds.map(async (id) => ({
      name: await this.funder.nameOf(id),
      mayManageFunds: actor.may('manage-funds', id), mayDraft: actor.may('draft-round', id),
      funds: funds.filter(({ funderId }) => funderId === id),
      groups: workList(actor, rounds.filter(({ funderId }) => funderId === id)),
    })));
    return page('funder/work', { funders });
  }
}
