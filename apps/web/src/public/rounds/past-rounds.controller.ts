import { Controller, Get, Param } from '@nestjs/common';
import { organisations } from '#identity';
import { applicationsView, GrantsAsAt, roundsView } from '#small-pot-grants';
import { AsAtForm, ChangesForm } from '../../as-at/moments.js';
import { Sheets } from '../../as-at/sheets.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { PublicRounds } from './public-rounds.js';

/** A round's public terms as they stood at any time, its sums once it is over, and what changed between two times. */
@Controller('rounds/:id')
@Public()
export class PastRoundsController {
  constructor(
    private readonly rounds: PublicRounds, private readonly grants: GrantsAsAt, private readonly sheets: Sheets,
  ) {}

  @Get('as-at')
  @Shows(roundsView, applicationsView, organisations)
  async asAt(@Param('id') id: string, @Submitted(AsAtForm) form: Submission<AsAtForm>) {
    return this.sheets.asAt(form, await this.subject(id), (until) => this.grants.publicRound(id, until));
  }

  @Get('changes')
  @Shows(roundsView, applicationsView, organisations)
  async changes(@Param('id') id: string, @Submitted(ChangesForm) form: Submission<ChangesForm>) {
    return this.sheets.changes(form, await this.subject(id), (until) => this.grants.publicRound(id, until));
  }

  private async subject(id: string) {
    const { terms, funder } = await this.rounds.one(id);
    return { title: terms.about?.name ?? '', caption: funder, back: `/rounds/${id}`, here: `/rounds/${id}` };
  }
}
