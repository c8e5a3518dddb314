import { Module } from '@nestjs/common';
import { PlacesModule } from '#places';
import { AgreementData } from './agreement/agreement-data.js';
import { AgreementQueries } from './agreement/agreement.queries.js';
import { Agreements } from './agreement/agreements.js';
import { AnswersOfTheAsked } from './consultation/answers-of-the-asked.js';
import { AskedPeople } from './consultation/asked-people.js';
import { ConsultationQueries } from './consultation/consultation.queries.js';
import { Consultations } from './consultation/consultations.js';
import { RunningConsultations } from './consultation/running-consultations.js';
import { SpendingConsultations } from './consultation/spending-consultations.js';
import { WhoCanBeAsked } from './consultation/who-can-be-asked.js';
import { AgreementImports } from './importing/agreement-imports.js';
import { ImportData } from './importing/import-data.js';
import { ImportWriter } from './importing/import-writer.js';
import { IndexFigures } from './index-series/index-figures.js';
import { Desk } from './mails/sector-letters.js';
import { Allocations } from './obligation/allocations.js';
import { ContributionCases } from './obligation/contribution-cases.js';
import { ContributionMoney } from './obligation/contribution-money.js';
import { Demands } from './obligation/demands.js';
import { ObligationCommands } from './obligation/obligation-commands.js';
import { ObligationQueries } from './obligation/obligation.queries.js';
import { Obligations } from './obligation/obligations.js';
import { DeveloperData } from './planning/developer-data.js';
import { PlanningApplications } from './planning/planning-applications.js';
import { PlanningQueries } from './planning/planning.queries.js';
import { OwnOrganisations } from './proposal/own-organisations.js';
import { ProposalCases } from './proposal/proposal-cases.js';
import { ProposalData } from './proposal/proposal-data.js';
import { ProposalDecisions } from './proposal/proposal-decisions.js';
import { ProposalQueries } from './proposal/proposal.queries.js';
import { Proposals } from './proposal/proposals.js';
import { ProposalsPutForward } from './proposal/proposals-put-forward.js';
import { OpenData } from './publishing/open-data.js';
import { Statements } from './publishing/statements.js';
import { Calculator } from './tariff/calculator.js';
import { Tariffs } from './tariff/tariffs.js';

const money = [
  AgreementData, Agreements, AgreementQueries, Allocations, Calculator,
  ContributionCases, ContributionMoney, Demands, IndexFigures, ObligationCommands, Obligations,
  ObligationQueries, Tariffs,
];
const sector = [
  AnswersOfTheAsked, AskedPeople, ConsultationQueries, Consultations, Desk, DeveloperData, OwnOrganisations,
  PlanningApplications, PlanningQueries, ProposalCases, ProposalData, ProposalDecisions, ProposalQueries, Proposals,
  ProposalsPutForward, RunningConsultations, SpendingConsultations, WhoCanBeAsked,
];
const published = [AgreementImports, ImportData, ImportWriter, OpenData, Statements];

const services = [...money, ...sector, ...published];

@Module({ imports: [PlacesModule], providers: [...services], exports: [...services] })
export class S106ContributionsModule {}
