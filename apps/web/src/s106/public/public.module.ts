import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { PublicAgreementsController } from './agreements.controller.js';
import { ContributionsMapController } from './map.controller.js';
import { PlacesWithMoney } from './places-with-money.js';

/** What everybody may see of developers' money. */
@Module({
  imports: [PlacesModule, S106ContributionsModule],
  controllers: [ContributionsMapController, PublicAgreementsController],
  providers: [PlacesWithMoney],
})
export class PublicContributionsModule {}
