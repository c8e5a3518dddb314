import { Controller, Get } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { applicationsView, HelpedQueries, type RoundPage, RoundQueries, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';

/** The groups that let somebody fill in for them, and the rounds for which they may begin. */
@Controller('helping')
@Requires('fill-in-for-groups')
export class GroupsHelpedController {
  constructor(private readonly drafts: HelpedQueries, private readonly rounds: RoundQueries) {}

  @Get()
  @Shows(applicationsView, roundsView, organisations)
  async list(@CurrentActor() actor: Actor) {
    const drafts = await this.drafts.listForHelper(actor);
    const items = await Promise.all(drafts.map(async (application) =>
      ({ application, round: await this.rounds.find(application.roundId) })));
    const open = (await this.rounds.published()).filter(({ phase }) => phase === 'open');
    return page('helping/groups', { items, rounds: open.flatMap((round) => startOf(actor, round)) });
  }
}

/** A helper begins for any round, an officer for one of their funder. */
function startOf(actor: Actor, { id, funderId, terms }: RoundPage) {
  const name = terms.about?.name ?? '';
  if (actor.may('take-paper-forms', funderId)) return [{ name, href: `/funder/rounds/${id}/for-a-group` }];
  return actor.may('begin-for-groups') ? [{ name, href: `/helping/rounds/${id}` }] : [];
}
