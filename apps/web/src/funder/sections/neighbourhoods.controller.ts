import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { Actor } from '#identity';
import { Refusal } from '#kernel';
import { type NamedNeighbourhood, neighbourhoodSets, neighbourhoodsOf, Places } from '#places';
import { Rounds, roundsView } from '#small-pot-grants';
import { page, seeOther } from '../../answers.js';
import { Form } from '../../forms/form.js';
import { Picked } from '../../forms/picked.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { FunderRounds } from '../funder-rounds.js';

class NeighbourhoodsForm extends Form {
  @Picked({ most: 1_000 }) neighbourhoodIds!: string[];
  /** Names of authorities of which every neighbourhood is meant. */
  @Picked({ most: 100 }) authorities!: string[];
}

/** Some neighbourhoods of a set, under the authorities that they lie in. */
@Controller('funder/rounds/:id/area/:setId')
@Requires('draft-round')
export class NeighbourhoodsController {
  constructor(
    private readonly rounds: Rounds, private readonly funder: FunderRounds, private readonly places: Places,
  ) {}

  @Get()
  @Shows(roundsView, neighbourhoodSets)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('setId') setId: string) {
    const { terms: { area } } = await this.funder.draft(actor, id);
    const neighbourhoodIds = area?.setId === setId ? area.neighbourhoods.map((one) => one.id) : [];
    return (await this.page(id, setId)).filledIn({ neighbourhoodIds });
  }

  @Post()
  save(
    @CurrentActor() actor: Actor, @Param('id') id: string, @Param('setId') setId: string,
    @Submitted(NeighbourhoodsForm) form: Submission<NeighbourhoodsForm>,
  ) {
    return form.accept(async ({ commandId, ...ticked }) => {
      const neighbourhoodIds = await this.chosenOf(setId, ticked);
      const saved = await this.rounds.setArea(actor, commandId, id, { setId, neighbourhoodIds });
      return seeOther(`/funder/rounds/${id}`, saved);
    }, () => this.funder.find(actor, id).then(() => this.page(id, setId)));
  }

  private async chosenOf(setId: string, { neighbourhoodIds, authorities }: Omit<NeighbourhoodsForm, 'commandId'>) {
    const all = await this.neighbourhoods(setId);
    const chosen = all.filter(({ id, authorityName }) =>
      neighbourhoodIds.includes(id) || authorities.includes(authorityName));
    if (chosen.length === 0)
      throw new Refusal('no-area', 'Select at least one neighbourhood', 'neighbourhoodIds');
    return chosen.map(({ id }) => id);
  }

  private async page(id: string, setId: string) {
    const back = `/funder/rounds/${id}/area`;
    return page('funder/sections/neighbourhoods', { back, ...byAuthority(await this.neighbourhoods(setId)) });
  }

  private async neighbourhoods(setId: string) {
    const set = await this.places.set(setId);
    if (!set) throw new NotFoundException('There is no such set of places');
    return neighbourhoodsOf(set.wards);
  }
}

/** An authority that was not divided stands in one list with the others like it. */
function byAuthority(neighbourhoods: readonly NamedNeighbourhood[]) {
  const names = [...new Set(neighbourhoods.map(({ authorityName }) => authorityName))].sort();
  const authorities = names.map((name) =>
    ({ name, neighbourhoods: neighbourhoods.filter(({ authorityName }) => authorityName === name) }));
  return {
    whole: authorities.filter((one) => one.neighbourhoods.length === 1),
    divided: authorities.filter((one) => one.neighbourhoods.length > 1),
  };
}
