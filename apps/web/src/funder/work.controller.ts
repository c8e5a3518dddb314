import { Controller, Get } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import {
  applicationsView, FundQueries, fundsView, HandoverQueries, handoversView, RoundQueries, roundsView,
} from '#small-pot-grants';
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
    private readonly handovers: HandoverQueries,
  ) {}

  @Get()
  @Shows(fundsView, roundsView, applicationsView, handoversView, organisations)
  async show(@CurrentActor() actor: Actor) {
    const funderIds = actor.organisationsWhere('see-applications');
    const [funds, rounds] = [await this.funds.ofFunders(funderIds), await this.rounds.ofFunders(funderIds)];
    const moves = await waitingMoves(actor, funderIds, this.handovers);
    const funders = await Promise.all(funderIds.map(async (id) => ({
      name: await this.funder.nameOf(id),
      mayManageFunds: actor.may('manage-funds', id), mayDraft: actor.may('draft-round', id),
      funds: funds.filter(({ funderId }) => funderId === id),
      moves: moves.filter(({ funderId }) => funderId === id),
      groups: workList(actor, rounds.filter(({ funderId }) => funderId === id)),
    })));
    return page('funder/work', { funders });
  }
}

/** Groups that wait to go to a new person, for those who can do something about it. */
async function waitingMoves(actor: Actor, funderIds: readonly string[], handovers: HandoverQueries) {
  const own = funderIds.filter((id) => actor.may('hand-over-groups', id) || actor.may('confirm-handovers', id));
  return (await handovers.waiting(own)).map(({ organisationId, funderId, name, second, askedBy }) => {
    const mayConfirm = second === null && askedBy !== actor.personId && actor.may('confirm-handovers', funderId);
    const address = `/funder/groups/${organisationId}/hand-over`;
    const href = mayConfirm ? `${address}/confirm` : actor.may('hand-over-groups', funderId) ? address : undefined;
    return { funderId, name, href, waitsFor: second ? 'its second contact' : 'a second officer' };
  });
}
