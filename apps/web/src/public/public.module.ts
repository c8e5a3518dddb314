import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { DecisionsController } from './decisions/decisions.controller.js';
import { EvidenceController } from './decisions/evidence/evidence.controller.js';
import { Papers } from './decisions/evidence/papers.js';
import { PublicRegister } from './register/public-register.js';
import { RegisterController } from './register/register.controller.js';
import { PublicRounds } from './rounds/public-rounds.js';
import { RoundDetails } from './rounds/round-details.js';
import { RoundsController } from './rounds/rounds.controller.js';

/** What everybody may see: rounds, the register of awards, and how each was decided. */
@Module({
  imports: [PlacesModule, SmallPotGrantsModule],
  controllers: [RoundsController, RegisterController, DecisionsController, EvidenceController],
  providers: [PublicRounds, RoundDetails, PublicRegister, Papers],
  exports: [PublicRounds, RoundDetails, PublicRegister],
})
export class PublicModule {}
