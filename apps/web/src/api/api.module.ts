import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { ApplyModule } from '../apply/apply.module.js';
import { Cookies } from '../cookies.js';
import { PublicModule } from '../public/public.module.js';
import { Session } from '../session.js';
import { ApplicationAnswersController } from './application-answers.controller.js';
import { ApplicationsController } from './applications.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { DescriptionController } from './description.controller.js';
import { FundsController } from './funds.controller.js';
import { PanelController } from './panel.controller.js';
import { PublicRoundsController } from './public/rounds.controller.js';
import { RegisterController } from './public/register.controller.js';
import { TrailsController } from './public/trails.controller.js';
import { RoundSectionsController } from './round-sections.controller.js';
import { RoundsController } from './rounds.controller.js';

/** Commands for machines, and what everybody may read, through the same services as the pages. */
@Module({
  imports: [ApplyModule, PublicModule, SmallPotGrantsModule],
  controllers: [
    DescriptionController, FundsController, RoundsController, RoundSectionsController, PanelController,
    DecisionsController,
    ApplicationsController, ApplicationAnswersController,
    PublicRoundsController, RegisterController, TrailsController,
  ],
  providers: [Cookies, Session],
})
export class ApiModule {}
