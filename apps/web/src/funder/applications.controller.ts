import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '#identity';
import { Places } from '#places';
import { ApplicationQueries, applicationsView, declarationsView, PanelQueries, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { statusTags } from './application-status.js';
import { FunderRounds, roundName } from './funder-rounds.js';

/** Who applied to a round. */
@Controller('funder/rounds/:id/applications')
@Requires('see-applications')
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationQueries, private readonly funder: FunderRounds,
    private readonly panel: PanelQueries, private readonly places: Places,
  ) {}

  @Get()
  @Shows(roundsView, applicationsView, declarationsView)
  async list(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const round = await this.funder.find(actor, id);
    if (actor.may('decide', round.funderId) && (await this.panel.taskOf(actor, id)).toDeclare > 0)
      return seeOther(`/panel/rounds/${id}/interests`);
    const applications = await this.applications.listForFunder(actor, id);
    const wards = await this.places.wardsByCode(applications.flatMap(({ wardCode }) => wardCode ?? []));
    return page('funder/applications', {
      round, name: roundName(round), mayPlace: actor.may('place-application', round.funderId),
      applications: applications.map(({ wardCode, status, ...one }) => ({
        ...one, tag: statusTags[status], ward: wardCode === null ? null : wards.get(wardCode)?.name ?? wardCode,
      })),
    });
  }
}
