import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { FunderModule } from '../funder/funder.module.js';
import { DecideController } from './decide.controller.js';
import { InterestsController } from './interests.controller.js';
import { MyRoundsController } from './my-rounds.controller.js';
import { PanelRounds } from './panel-rounds.js';
import { RankingController } from './ranking.controller.js';
import { ScoreController } from './score.controller.js';
import { ToScoreController } from './to-score.controller.js';

/** The pages of assessors and deciders. */
@Module({
  imports: [FunderModule, SmallPotGrantsModule],
  controllers: [
    MyRoundsController, InterestsController, ToScoreController, ScoreController, RankingController, DecideController,
  ],
  providers: [PanelRounds],
})
export class PanelModule {}
