import { Module } from '@nestjs/common';
import { AgreementPagesModule } from './agreements/agreements.module.js';
import { ConsultationPagesModule } from './consultations/consultations.module.js';
import { ImportPagesModule } from './import/import.module.js';
import { ObligationPagesModule } from './obligations/obligations.module.js';
import { OpenDataPagesModule } from './open-data/open-data.module.js';
import { PlanningPagesModule } from './planning/planning.module.js';
import { ProposalPagesModule } from './proposals/proposals.module.js';
import { PublicContributionsModule } from './public/public.module.js';
import { StatementPagesModule } from './statement/statement.module.js';
import { TariffPagesModule } from './tariff/tariff.module.js';

/** The pages about Section 106 contributions: an area each. */
@Module({
  imports: [
    AgreementPagesModule, ObligationPagesModule, TariffPagesModule,
    PlanningPagesModule, ProposalPagesModule, ConsultationPagesModule, PublicContributionsModule, OpenDataPagesModule,
    StatementPagesModule, ImportPagesModule,
  ],
})
export class S106PagesModule {}
