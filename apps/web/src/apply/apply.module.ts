import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { Cookies } from '../cookies.js';
import { PrivacyPagesModule } from '../privacy/privacy.module.js';
import { AnswerOfferController } from './answer-offer.controller.js';
import { Answering } from './answering.js';
import { AnswersController } from './answers.controller.js';
import { ApplicationController } from './application.controller.js';
import { BeneficiariesController } from './beneficiaries.controller.js';
import { CheckController } from './check.controller.js';
import { EligibilityController } from './eligibility.controller.js';
import { FillingIn } from './filling-in.js';
import { HelperController } from './helper.controller.js';
import { OwnApplications } from './own-applications.js';
import { PlacesForApplicants } from './places-for-applicants.js';
import { ReturnController } from './return.controller.js';
import { SecondContactController } from './second-contact.controller.js';
import { Starting } from './starting.js';
import { WhoFilledIn } from './who-filled-in.js';

/** What groups do. The pages of the form come last: every other address under an application has a name of its own. */
@Module({
  imports: [PlacesModule, SmallPotGrantsModule, PrivacyPagesModule],
  controllers: [
    EligibilityController, ReturnController, ApplicationController, CheckController, AnswerOfferController,
    SecondContactController, HelperController, BeneficiariesController, AnswersController,
  ],
  providers: [Cookies, OwnApplications, Starting, FillingIn, Answering, PlacesForApplicants, WhoFilledIn],
  exports: [Starting, FillingIn, Answering, PlacesForApplicants, WhoFilledIn],
})
export class ApplyModule {}
