import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { DecisionsController } from './decisions.controller.js';
import { FundsController } from './funds.controller.js';
import { PanelController } from './panel.controller.js';
import { RoundSectionsController } from './round-sections.controller.js';
import { RoundsController } from './rounds.controller.js';

/** Commands for machines, through the same services as the pages. */
@Module({
  imports: [SmallPotGrantsModule],
  controllers: [FundsController, RoundsController, RoundSectionsController, PanelController, DecisionsController],
})
export class ApiModule {}
