import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, organisations } from '#identity';
import { applicationsView, fundsView, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../answers.js';
import { Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Submission, Submitted } from '../forms/submission.js';
import { CurrentActor, Requires } from '../permissions.js';
import { Shows } from '../seen.js';
import { FunderRounds, roundName } from './funder-rounds.js';
import { sectionsOf, sectionTitles, unfinished } from './sections.js';
import { mayApprove } from './work-list.js';

class NewRoundForm extends Form {
  @Text({ most: 100, missing: 'Choose whose round it is' }) funderId!: string;
}

/** A round from the first idea to its end: a list of tasks while it is a draft, then what it says and where it is. */
@Controller('funder/rounds')
@Requires('see-applications')
export class RoundController {
  constructor(private readonly rounds: Rounds, private readonly funder: FunderRounds) {}

  @Get('new')
  @Requires('draft-round')
  @Shows(organisations)
  ask(@CurrentActor() actor: Actor) {
    return this.newPage(actor);
  }

  /** The form's id becomes the round's, so that a second click is the same round. */
  @Post('new')
  @Requires('draft-round')
  start(@CurrentActor() actor: Actor, @Submitted(NewRoundForm) form: Submission<NewRoundForm>) {
    return form.accept(async ({ commandId, funderId }) => {
      const saved = await this.rounds.draft(actor, commandId, { roundId: commandId, funderId });
      return seeOther(`/funder/rounds/${commandId}`, saved);
    }, () => this.newPage(actor));
  }

  @Get(':id')
  @Shows(roundsView, fundsView, applicationsView, organisations)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const round = await this.funder.find(actor, id);
    const known = {
      round, name: roundName(round), ...await this.funder.around(round), titles: sectionTitles,
      mayCancel: actor.may('cancel-round', round.funderId), mayApprove: mayApprove(actor, round),
      mayTakeForms: actor.may('take-paper-forms', round.funderId) && round.phase === 'open',
    };
    if (round.status !== 'draft') return page('funder/round', known);
    return page('funder/draft', {
      ...known, sections: sectionsOf(round), isComplete: unfinished(round).length === 0,
      mayDraft: actor.may('draft-round', round.funderId),
    });
  }

  private async newPage(actor: Actor) {
    const ids = actor.organisationsWhere('draft-round');
    const funders = await Promise.all(ids.map(async (id) => ({ value: id, text: await this.funder.nameOf(id) })));
    return page('funder/new-round', { funders, titles: Object.values(sectionTitles) });
  }
}
