import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { WardsTyped } from '../wards-typed.js';
import { AgreementController } from './agreement.controller.js';
import { AgreementPages } from './agreement-pages.js';
import { ProgressController } from './progress.controller.js';
import { RecordAgreementController } from './record.controller.js';
import { VaryAgreementController } from './vary.controller.js';
import { ContributionsWorkController } from './work.controller.js';

/** The work list of Section 106 money, and its agreements. */
@Module({
  imports: [PlacesModule, S106ContributionsModule],
  controllers: [
    ContributionsWorkController, RecordAgreementController, AgreementController, ProgressController,
    VaryAgreementController,
  ],
  providers: [AgreementPages, WardsTyped],
  exports: [AgreementPages],
})
export class AgreementPagesModule {}
