import { Module } from '@nestjs/common';
import { ProgrammeController } from './programme.controller.js';
import { RequestsController } from './requests.controller.js';

/** A scrutiny committee's work programme, and what it asks to see. */
@Module({ controllers: [RequestsController, ProgrammeController] })
export class ScrutinyPagesModule {}
