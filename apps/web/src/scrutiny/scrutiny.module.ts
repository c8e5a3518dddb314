import { Module } from '@nestjs/common';
import { SmallPotGrantsModule } from '#small-pot-grants';
import { ProgrammeController } from './programme.controller.js';
import { ReplayController } from './replay/replay.controller.js';
import { RequestsController } from './requests.controller.js';

/** A scrutiny committee's work programme, what it asks to see, and how rounds would rank under other rules. */
@Module({
  imports: [SmallPotGrantsModule], controllers: [RequestsController, ReplayController, ProgrammeController],
})
export class ScrutinyPagesModule {}
