import { Module } from '@nestjs/common';
import { CallInsController } from './call-in/call-ins.controller.js';
import { UrgentController } from './call-in/urgent.controller.js';
import { ConstitutionController } from './constitution/constitution.controller.js';
import { ProgrammeController } from './programme.controller.js';
import { RequestsController } from './requests.controller.js';

/** A scrutiny committee's work programme, what it asks to see and what it calls in. */
@Module({
  controllers: [RequestsController, CallInsController, UrgentController, ConstitutionController, ProgrammeController],
})
export class ScrutinyPagesModule {}
