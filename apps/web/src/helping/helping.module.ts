import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { ApplyModule } from '../apply/apply.module.js';
import { HelpedAnswersController } from './answers.controller.js';
import { HelpedBeneficiariesController } from './beneficiaries.controller.js';
import { HelpedDraftController } from './draft.controller.js';
import { GroupsHelpedController } from './groups.controller.js';
import { HelpedApplications } from './helped-applications.js';
import { HelperStartController, OfficerStartController } from './start.controllers.js';

/** What helpers and officers fill in for groups. The pages of the form come last, as in `ApplyModule`. */
@Module({
  imports: [SmallPotGrantsModule, ApplyModule],
  controllers: [
    HelperStartController, OfficerStartController, GroupsHelpedController, HelpedDraftController,
    HelpedBeneficiariesController, HelpedAnswersController,
  ],
  providers: [HelpedApplications],
})
export class HelpingModule {}
