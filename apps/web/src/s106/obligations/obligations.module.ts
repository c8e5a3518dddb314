import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { S106ContributionsModule } from '#s106-contributions';
import { AgreementPagesModule } from '../agreements/agreements.module.js';
import { WardsTyped } from '../wards-typed.js';
import { allocationControllers } from './allocation-actions.js';
import { demandControllers } from './demand-actions.js';
import { moneyControllers } from './money-actions.js';
import { ObligationPages, ObligationServices } from './obligation-pages.js';
import { ObligationController } from './obligation.controller.js';
import { SecureObligationController } from './secure.controller.js';
import { termsControllers } from './terms-actions.js';

/** Obligations: what a deed asks for, and all that is done about its money. */
@Module({
  imports: [PlacesModule, S106ContributionsModule, AgreementPagesModule],
  controllers: [
    SecureObligationController, ObligationController, ...termsControllers, ...demandControllers, ...moneyControllers,
    ...allocationControllers,
  ],
  providers: [ObligationPages, ObligationServices, WardsTyped],
})
export class ObligationPagesModule {}
