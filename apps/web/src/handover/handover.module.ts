import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { AnswerHandoverController } from './answer.controller.js';
import { AskController } from './ask.controller.js';
import { ConfirmController } from './confirm.controller.js';
import { HandoverPages } from './handover-pages.js';

/** A group goes to a new person: an officer asks, the group's second contact or a second officer answers. */
@Module({
  imports: [SmallPotGrantsModule],
  controllers: [AskController, ConfirmController, AnswerHandoverController],
  providers: [HandoverPages],
})
export class HandoverPagesModule {}
