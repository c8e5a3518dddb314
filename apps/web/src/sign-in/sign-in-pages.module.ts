import { Module } from '@nestjs/common';
import { S106ContributionsModule } from '#s106-contributions';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { Cookies } from '../cookies.js';
import { Session } from '../session.js';
import { ChooseController } from './choose.controller.js';
import { CodeController } from './code.controller.js';
import { EmailController } from './email.controller.js';
import { Entering } from './entering.js';
import { InvitationController } from './invitation.controller.js';
import { MySessionsController } from './my-sessions.controller.js';
import { ProviderController } from './provider.controller.js';
import { SecondFactorController } from './second-factor.controller.js';

/** How people come in, and where they are in. */
@Module({
  imports: [SmallPotGrantsModule, S106ContributionsModule],
  controllers: [
    EmailController, CodeController, ChooseController, InvitationController, ProviderController, SecondFactorController,
    MySessionsController,
  ],
  providers: [Cookies, Entering, Session],
})
export class SignInPagesModule {}
