import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { Refusal, sum } from '#kernel';
import { neighbourhoodSets, neighbourhoodsOf, Places } from '#places';
import { type RoundPage, Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class AreaForm extends Form {
  /** `all SET` or `some SET`. */
  @Text({ most: 250, missing: 'Select where the money may go' }) reach!: string;
}

/** Where money may go: a whole set of places, or some neighbourhoods of it, which the next page asks for. */
@Controller('funder/rounds/:id/area')
@Requires('draft-round')
export class AreaController {
  constructor(
    private readonly rounds: Rounds, private readonly funder: FunderRounds, private readonly places: Places,
  ) {}

  @Get()
  @Shows(roundsView, neighbourhoodSets)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const { terms } = await this.funder.draft(actor, id);
    return (await this.page(id)).filledIn({ reach: await this.reachOf(terms) });
  }

  @Post()
  save(@CurrentActor() actor: Actor, @Param('id') id: string, @Submitted(AreaForm) form: Submission<AreaForm>) {
    return form.accept(async ({ commandId, reach }) => {
      const [howMuch, setId = ''] = reach.split(' ');
      if (howMuch === 'some') return seeOther(`/funder/rounds/${id}/area/${encodeURIComponent(setId)}`);
      const set = await this.places.set(setId);
      if (!set) throw new Refusal('no-such-place', 'Select where the money may go', 'reach');
      const neighbourhoodIds = neighbourhoodsOf(set.wards).map((one) => one.id);
      const saved = await this.rounds.setArea(actor, commandId, id, { setId, neighbourhoodIds });
      return seeOther(`/funder/rounds/${id}`, saved);
    }, () => this.funder.find(actor, id).then(() => this.page(id)));
  }

  private async page(id: string) {
    const sets = (await this.places.sets()).map(({ id: setId, name, wards, populationSource, populationYear }) => ({
      setId, name, populationSource, populationYear, neighbourhoods: neighbourhoodsOf(wards).length,
      people: sum(wards.map(({ population }) => population)),
    }));
    return page('funder/sections/area', { back: `/funder/rounds/${id}`, sets });
  }

  private async reachOf({ area }: RoundPage['terms']) {
    if (!area) return undefined;
    const set = await this.places.set(area.setId);
    const isWhole = set && neighbourhoodsOf(set.wards).length === area.neighbourhoods.length;
    return `${isWhole ? 'all' : 'some'} ${area.setId}`;
  }
}
