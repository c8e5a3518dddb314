import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { AskingWhom } from '../consultations/asking-whom.js';
import { WardsTyped } from '../wards-typed.js';
import { AskAboutPlanningController } from './ask.controller.js';
import { PlanningController } from './planning.controller.js';
import { PlanningPages } from './planning-pages.js';
import { PublicPlanningController } from './public-planning.controller.js';
import { RecordPlanningController } from './record.controller.js';
import { TellDeveloperController } from './tell.controller.js';
import { TestRequestController } from './test-request.controller.js';

/** Planning applications: what comes in, what the sector asks for, and what the developer is told. */
@Module({
  imports: [PlacesModule, S106ContributionsModule],
  controllers: [
    RecordPlanningController, PlanningController, AskAboutPlanningController, TestRequestController,
    TellDeveloperController, PublicPlanningController,
  ],
  providers: [PlanningPages, AskingWhom, WardsTyped],
})
export class PlanningPagesModule {}
