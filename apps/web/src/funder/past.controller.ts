import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { Actor } from '#identity';
import { applicationsView, FundQueries, fundsView, GrantsAsAt, roundsView } from '#small-pot-grants';
import { AsAtForm, ChangesForm } from '../as-at/moments.js';
import { found, Sheets } from '../as-at/sheets.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds, roundName } from './funder-rounds.js';

/** A funder's own rounds and funds as they stood: drafts, every application and every sum. */
@Controller('funder')
@Requires('see-applications')
@Shows(roundsView, applicationsView, fundsView)
export class PastController {
  constructor(
    private readonly funder: FunderRounds, private readonly funds: FundQueries, private readonly grants: GrantsAsAt,
    private readonly sheets: Sheets,
  ) {}

  @Get('rounds/:id/as-at')
  async round(
    @Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor,
    @Submitted(AsAtForm) form: Submission<AsAtForm>,
  ) {
    return this.sheets.asAt(form, await this.ofRound(actor, id), (until) => this.grants.roundForFunder(id, until));
  }

  @Get('rounds/:id/changes')
  async roundChanges(
    @Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor,
    @Submitted(ChangesForm) form: Submission<ChangesForm>,
  ) {
    return this.sheets.changes(form, await this.ofRound(actor, id), (until) => this.grants.roundForFunder(id, until));
  }

  @Get('funds/:id/as-at')
  async fund(
    @Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor,
    @Submitted(AsAtForm) form: Submission<AsAtForm>,
  ) {
    return this.sheets.asAt(form, await this.ofFund(actor, id), (until) => this.grants.fund(id, until));
  }

  @Get('funds/:id/changes')
  async fundChanges(
    @Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor,
    @Submitted(ChangesForm) form: Submission<ChangesForm>,
  ) {
    return this.sheets.changes(form, await this.ofFund(actor, id), (until) => this.grants.fund(id, until));
  }

  private async ofRound(actor: Actor, id: string) {
    const round = await this.funder.find(actor, id);
    const here = `/funder/rounds/${id}`;
    return { title: roundName(round), caption: await this.funder.nameOf(round.funderId), back: here, here };
  }

  private async ofFund(actor: Actor, id: string) {
    const { name, funderId } = found((await this.funds.byIds([id]))[0], 'There is no such fund');
    actor.mustBeAllowed('see-applications', funderId);
    return { title: name, caption: await this.funder.nameOf(funderId), back: '/funder', here: `/funder/funds/${id}` };
  }
}
