import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { PatternsController } from './patterns.controller.js';
import { PatternsPage } from './patterns-page.js';
import { PublicPatternsController } from './public-patterns.controller.js';

/** Patterns in many decisions. It comes before the pages of single decisions, whose addresses begin alike. */
@Module({
  imports: [SmallPotGrantsModule, PlacesModule], controllers: [PatternsController, PublicPatternsController],
  providers: [PatternsPage],
})
export class PatternPagesModule {}
