import { Module } from '@nestjs/common';
import { S106ContributionsModule } from '#s106-contributions';
import { StatementController } from './statement.controller.js';
import { StatementPrints } from './statement-prints.js';

/** What a council says once a year of developers' money. */
@Module({ imports: [S106ContributionsModule], controllers: [StatementController], providers: [StatementPrints] })
export class StatementPagesModule {}
