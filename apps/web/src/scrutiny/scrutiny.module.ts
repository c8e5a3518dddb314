import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { DaysController } from './days.controller.js';
import { ProgrammeController } from './programme.controller.js';
import { ReplayController } from './replay/replay.controller.js';
import { PublicModule } from '../public/public.module.js';
import { RequestsController } from './requests.controller.js';
import { DecisionSearch } from './search/decision-search.js';
import { SavedSearchesController } from './search/saved.controller.js';
import { SearchController } from './search/search.controller.js';

/** A scrutiny committee's work programme, what it asks to see, and how rounds would rank under other rules. */
@Module({
  imports: [PublicModule, SmallPotGrantsModule], providers: [DecisionSearch],
  controllers: [
    DaysController, RequestsController, ReplayController, SavedSearchesController, SearchController,
    ProgrammeController,
  ],
})
export class ScrutinyPagesModule {}
