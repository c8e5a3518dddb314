import { Controller, Get } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { applicationsView, declarationsView, panelMeetingsView, roundsView } from '#small-pot-grants';
import { page } from '../answers.js';
import { roundName } from '../funder/funder-rounds.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { PanelRounds } from './panel-rounds.js';

/** What waits for somebody who sits on a panel. */
@Controller('panel')
@Requires('declare-interests')
export class MyRoundsController {
  constructor(private readonly panel: PanelRounds) {}

  @Get()
  @Shows(roundsView, applicationsView, declarationsView, panelMeetingsView, organisations)
  async list(@CurrentActor() actor: Actor) {
    const mine = await this.panel.of(actor);
    return page('panel/my-rounds', { rounds: mine.map((one) => ({ ...one, name: roundName(one.round) })) });
  }
}
