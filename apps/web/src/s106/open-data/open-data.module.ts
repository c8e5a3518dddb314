import { Module } from '@nestjs/common';
import { S106ContributionsModule } from '#s106-contributions';
import { OpenDataController } from './open-data.controller.js';

/** Developer contributions for programs. */
@Module({ imports: [S106ContributionsModule], controllers: [OpenDataController] })
export class OpenDataPagesModule {}
