import { Module } from '@nestjs/common';
import { ConsultationPagesModule } from './consultations/consultations.module.js';
import { PlanningPagesModule } from './planning/planning.module.js';
import { ProposalPagesModule } from './proposals/proposals.module.js';
import { PublicContributionsModule } from './public/public.module.js';

/** The pages about Section 106 contributions: an area each. */
@Module({ imports: [PlanningPagesModule, ProposalPagesModule, ConsultationPagesModule, PublicContributionsModule] })
export class S106PagesModule {}
