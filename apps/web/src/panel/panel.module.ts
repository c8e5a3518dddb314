import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { FunderModule } from '../funder/funder.module.js';
import { AgainController } from './again.controller.js';
import { DecideController } from './decide.controller.js';
import { InterestsController } from './interests.controller.js';
import { MeetingController } from './meetings/meeting.controller.js';
import { MeetingsController } from './meetings/meetings.controller.js';
import { NewMeetingController } from './meetings/new-meeting.controller.js';
import { PanelMinutes } from './meetings/panel-minutes.js';
import { SignController } from './meetings/sign.controller.js';
import { ToSign } from './meetings/to-sign.js';
import { VoteController } from './meetings/vote.controller.js';
import { MyRoundsController } from './my-rounds.controller.js';
import { NotScoredYet } from './not-scored-yet.js';
import { PanelRounds } from './panel-rounds.js';
import { RankingController } from './ranking.controller.js';
import { ScoreController } from './score.controller.js';
import { ToScoreController } from './to-score.controller.js';

/** The pages of assessors and deciders, and of a panel's clerk and chair. */
@Module({
  imports: [FunderModule, IdentityModule, SmallPotGrantsModule],
  controllers: [
    MyRoundsController, InterestsController, ToScoreController, ScoreController, RankingController, DecideController,
    AgainController,
    MeetingsController, NewMeetingController, MeetingController, VoteController, SignController,
  ],
  providers: [PanelRounds, NotScoredYet, PanelMinutes, ToSign],
})
export class PanelModule {}
