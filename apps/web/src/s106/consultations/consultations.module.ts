import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { WardsTyped } from '../wards-typed.js';
import { AnswerController } from './answer.controller.js';
import { AskingWhom } from './asking-whom.js';
import { ConsultationPages } from './consultation-pages.js';
import { AskGroupsController } from './groups.controller.js';
import { ProposalInterestsController } from './interests.controller.js';
import { OfficerConsultationController } from './officer.controller.js';
import { PublicConsultationsController } from './public.controller.js';
import { PilotController } from './pilot.controller.js';
import { RankController } from './rank.controller.js';
import { AskAboutSpendingController } from './spending.controller.js';
import { StandingController } from './standing.controller.js';

/** The sector is asked: what everybody sees, and what those do who are asked. */
@Module({
  imports: [PlacesModule, S106ContributionsModule],
  controllers: [
    PublicConsultationsController, AskGroupsController, StandingController, ProposalInterestsController,
    RankController, AnswerController, OfficerConsultationController, PilotController, AskAboutSpendingController,
  ],
  providers: [AskingWhom, ConsultationPages, WardsTyped],
})
export class ConsultationPagesModule {}
