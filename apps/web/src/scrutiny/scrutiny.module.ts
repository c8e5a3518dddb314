import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { CallInsController } from './call-in/call-ins.controller.js';
import { UrgentController } from './call-in/urgent.controller.js';
import { ConstitutionController } from './constitution/constitution.controller.js';
import { DaysController } from './days.controller.js';
import { DocumentRequestsController } from './documents/document-requests.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { ProgrammeController } from './programme.controller.js';
import { AnswersController } from './questions/answers.controller.js';
import { PublicQuestionsController } from './questions/public-questions.controller.js';
import { QuestionsController } from './questions/questions.controller.js';
import { ReplayController } from './replay/replay.controller.js';
import { PublicModule } from '../public/public.module.js';
import { RecommendationAnswersController } from './recommendations/recommendation-answers.controller.js';
import { RecommendationsController } from './recommendations/recommendations.controller.js';
import { RequestsController } from './requests.controller.js';
import { DecisionSearch } from './search/decision-search.js';
import { SavedSearchesController } from './search/saved.controller.js';
import { SearchController } from './search/search.controller.js';

/**
 * A scrutiny committee's work programme, what it asks to see and calls in, and how rounds would rank under other rules.
 */
@Module({
  imports: [PublicModule, SmallPotGrantsModule], providers: [DecisionSearch],
  controllers: [
    DaysController, RequestsController, CallInsController, UrgentController, ConstitutionController, ReplayController,
    DocumentsController, DocumentRequestsController, SavedSearchesController, SearchController, ProgrammeController,
    QuestionsController, AnswersController, PublicQuestionsController, RecommendationsController,
    RecommendationAnswersController,
  ],
})
export class ScrutinyPagesModule {}
