import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { programmes } from '#scrutiny';
import {
  applicationsView, declarationsView, type ReplayableRound, Replays, roundsView, type Variation,
} from '#small-pot-grants';
import { page, type Page } from '../../answers.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { ReplayForm, typedFrom, variationIn } from './replay.form.js';
import { changesInWords, chartOf, criteriaOf, rowsOf, scaleWords, tieBreaksOf } from './replay-page.js';

/** Ranks a decided round again under other rules, beside what was decided. It is asked for, and never saved. */
@Controller('scrutiny/replay')
@Requires('study-decisions')
export class ReplayController {
  constructor(private readonly replays: Replays) {}

  @Get()
  @Shows(roundsView, applicationsView)
  async list(@CurrentActor() actor: Actor) {
    return page('scrutiny/replay/rounds', { rounds: await this.replays.decided(actor) });
  }

  @Get(':id')
  @Shows(roundsView, applicationsView, declarationsView, programmes, people, organisations)
  async show(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(ReplayForm) form: Submission<ReplayForm>,
  ) {
    const decided = await this.replays.open(actor, id);
    if (!decided) throw new NotFoundException('There is no such round');
    const own = criteriaOf(decided.round.terms).map(({ weightPercent }) => weightPercent);
    return form.accept((typed) => {
      const change = variationIn(typed, own);
      return shown(decided, change).filledIn(typedFrom(change, own));
    }, () => asked(decided));
  }
}

/** @throws Refusal */
function shown(decided: ReplayableRound, change: Variation): Page {
  const rows = rowsOf(decided.again(change));
  const changes = changesInWords(decided, change);
  return page('scrutiny/replay/replay', { ...asked(decided).model, changes, rows, chart: chartOf(rows) });
}

/** The form without a result: what was typed has something wrong in it. */
const asked = ({ round, seesAll, assessors }: ReplayableRound): Page => page('scrutiny/replay/replay', {
  round, seesAll, criteria: criteriaOf(round.terms), scales: scaleWords, tieBreaks: tieBreaksOf(round),
  assessors: [{ value: '', text: 'Nobody' }, ...assessors.map(({ id, name }) => ({ value: id, text: name }))],
});
