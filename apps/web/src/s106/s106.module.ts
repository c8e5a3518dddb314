import { Module } from '@nestjs/common';
import { ConsultationPagesModule } from './consultations/consultations.module.js';
import { PlanningPagesModule } from './planning/planning.module.js';
import { ProposalPagesModule } from './proposals/proposals.module.js';

/** The pages about Section 106 contributions: an area each. */
@Module({ imports: [PlanningPagesModule, ProposalPagesModule, ConsultationPagesModule] })
export class S106PagesModule {}
