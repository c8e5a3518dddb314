import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { AsAtModule } from '../as-at/as-at.module.js';
import { CaseChangesController } from './decisions/changes.controller.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { EvidenceController } from './decisions/evidence/evidence.controller.js';
import { Papers } from './decisions/evidence/papers.js';
import { RecordController } from './decisions/record.controller.js';
import { PublicRecommendationsController } from './recommendations/recommendations.controller.js';
import { PastRegisterController } from './register/past-register.controller.js';
import { PublicRegister } from './register/public-register.js';
import { RegisterController } from './register/register.controller.js';
import { PastRoundsController } from './rounds/past-rounds.controller.js';
import { PublicRounds } from './rounds/public-rounds.js';
import { RoundDetails } from './rounds/round-details.js';
import { RoundsController } from './rounds/rounds.controller.js';

/** What everybody may see: rounds, the register of awards, and how each was decided. */
@Module({
  imports: [AsAtModule, PlacesModule, SmallPotGrantsModule],
  controllers: [
    RoundsController, PastRegisterController, RegisterController, DecisionsController, CaseChangesController,
    RecordController, PastRoundsController, EvidenceController, PublicRecommendationsController,
  ],
  providers: [PublicRounds, RoundDetails, PublicRegister, Papers],
  exports: [PublicRounds, RoundDetails, PublicRegister],
})
export class PublicModule {}
