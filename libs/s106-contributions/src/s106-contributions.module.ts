import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { AnswersOfTheAsked } from './consultation/answers-of-the-asked.js';
import { ConsultationQueries } from './consultation/consultation.queries.js';
import { Consultations } from './consultation/consultations.js';
import { WhoCanBeAsked } from './consultation/who-can-be-asked.js';
import { PlanningApplications } from './planning/planning-applications.js';
import { PlanningQueries } from './planning/planning.queries.js';
import { ProposalQueries } from './proposal/proposal.queries.js';
import { Proposals } from './proposal/proposals.js';
import { ProposalsPutForward } from './proposal/proposals-put-forward.js';

const sector = [
  AnswersOfTheAsked, ConsultationQueries, Consultations, WhoCanBeAsked, PlanningApplications, PlanningQueries,
  ProposalQueries, Proposals, ProposalsPutForward,
];

const services = [...sector];

@Module({ imports: [PlacesModule], providers: [...services], exports: [...services] })
export class S106ContributionsModule {}
