import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PlacesModule } from '#places';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { ApplyModule } from '../apply/apply.module.js';
import { AsAtModule } from '../as-at/as-at.module.js';
import { ApplicationController } from './application.controller.js';
import { ApplicationsController } from './applications.controller.js';
import { ApproveController } from './approve.controller.js';
import { CancelController } from './cancel.controller.js';
import { CheckController } from './check.controller.js';
import { FundController } from './fund.controller.js';
import { FunderApplications } from './funder-applications.js';
import { FunderRounds } from './funder-rounds.js';
import { PastController } from './past.controller.js';
import { RoundController } from './round.controller.js';
import { AboutController } from './sections/about.controller.js';
import { AreaController } from './sections/area.controller.js';
import { CriteriaController } from './sections/criteria.controller.js';
import { DecisionController } from './sections/decision.controller.js';
import { EligibilityController } from './sections/eligibility.controller.js';
import { MoneyController } from './sections/money.controller.js';
import { NeighbourhoodsController } from './sections/neighbourhoods.controller.js';
import { TimetableController } from './sections/timetable.controller.js';
import { WardController } from './ward.controller.js';
import { WithholdController } from './withhold.controller.js';
import { WorkController } from './work.controller.js';

/** The pages of officers: funds, rounds and who applied to them. */
@Module({
  imports: [ApplyModule, AsAtModule, IdentityModule, PlacesModule, SmallPotGrantsModule],
  controllers: [
    WorkController, FundController, RoundController, AboutController, AreaController, NeighbourhoodsController,
    MoneyController, EligibilityController, TimetableController, CriteriaController, DecisionController,
    CheckController, ApproveController, CancelController, ApplicationsController, ApplicationController,
    WardController, WithholdController, PastController,
  ],
  providers: [FunderRounds, FunderApplications],
  exports: [FunderRounds, FunderApplications],
})
export class FunderModule {}
