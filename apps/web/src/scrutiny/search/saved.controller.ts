import { randomUUID } from 'node:crypto';
import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { SavedSearches, savedSearches, Search } from '#scrutiny';
import { page, seeOther } from '../../answers.js';
import { Text, Tick } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { DecisionSearch } from './decision-search.js';
import { activeFilters, queryOf } from './filters.js';
import { StudyForm } from './search.form.js';

class SaveForm extends Form {
  @Text({ most: 100, missing: 'Enter a name, so that you know it again' }) name!: string;
  @Tick() isShared!: boolean;
}

class LookedForm extends Form {}

/** Searches that somebody keeps, and what is new in them since they looked. */
@Controller('scrutiny/searches')
@Requires('study-decisions')
export class SavedSearchesController {
  constructor(
    private readonly saved: SavedSearches, private readonly search: Search, private readonly decisions: DecisionSearch,
  ) {}

  /** The address has the search in it. */
  @Get('new')
  askName(@CurrentActor() actor: Actor, @Query() searched: StudyForm) {
    const mayShare = actor.may('scrutinise');
    return page('scrutiny/search/save', { query: queryOf(searched), active: activeFilters(searched), mayShare });
  }

  @Post('new')
  save(
    @CurrentActor() actor: Actor, @Query() searched: StudyForm, @Submitted(SaveForm) form: Submission<SaveForm>,
  ) {
    return form.accept(async ({ commandId, name, isShared }) => {
      const kept = { wish: await this.decisions.wish(searched), query: queryOf(searched) };
      const saved = await this.saved.save(actor, commandId, { searchId: randomUUID(), name, isShared, ...kept });
      return seeOther('/scrutiny/searches', saved);
    }, () => this.askName(actor, searched));
  }

  @Get()
  @Shows(savedSearches)
  async list(@CurrentActor() actor: Actor) {
    const searches = await Promise.all((await this.saved.list(actor)).map(async (one) =>
      ({ ...one, isNew: (await this.search.newSince(actor, one.wish, one.since)).found })));
    return page('scrutiny/search/saved', { searches });
  }

  @Get(':id')
  @Shows(savedSearches, people, organisations)
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const saved = await this.mustFind(actor, id);
    const found = await this.search.newPage(actor, saved.wish, saved.since);
    return page('scrutiny/search/saved-one', { saved, found, path: '/scrutiny/search', active: [] });
  }

  @Post(':id/looked')
  look(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(LookedForm) form: Submission<LookedForm>,
  ) {
    return form.accept(async ({ commandId }) =>
      seeOther('/scrutiny/searches', await this.saved.look(actor, commandId, id)), () => this.show(actor, id));
  }

  @Post(':id/delete')
  delete(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string,
    @Submitted(LookedForm) form: Submission<LookedForm>,
  ) {
    return form.accept(async ({ commandId }) =>
      seeOther('/scrutiny/searches', await this.saved.delete(actor, commandId, id)), () => this.show(actor, id));
  }

  private async mustFind(actor: Actor, id: string) {
    const saved = await this.saved.find(actor, id);
    if (!saved) throw new NotFoundException('There is no such search any more');
    return saved;
  }
}
