import { Module } from '@nestjs/common';
import { Comparing } from './comparing.js';
import { LogController } from './log.controller.js';
import { LogFilesController } from './log-files.controller.js';

/** The public log, for people and for programs. */
@Module({ controllers: [LogController, LogFilesController], providers: [Comparing] })
export class LogPagesModule {}
