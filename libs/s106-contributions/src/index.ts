export type * from './agreement/agreement.events.js';
export { dwellingKinds } from './agreement/agreement.events.js';
export { AgreementData } from './agreement/agreement-data.js';
export { type AgreementPage, AgreementQueries } from './agreement/agreement.queries.js';
export {
  agreementIdOf, Agreements, type NewAgreement, type ProgressWish, type VariationWish,
} from './agreement/agreements.js';
export { agreement } from './agreement/agreement.decider.js';
export { agreementStream } from './agreement/agreement.state.js';
export { agreementLimits } from './agreement/limits.js';
export { AgreementRow, type Progress, type Variation } from './agreement/agreements.view.js';
export { AnswersOfTheAsked, type ProposalInterestsWish, type RankWish } from './consultation/answers-of-the-asked.js';
export { AskedPeople } from './consultation/asked-people.js';
export { consultation } from './consultation/consultation.decider.js';
export type * from './consultation/consultation.events.js';
export { type AskedNow, type ConsultationPage, ConsultationQueries } from './consultation/consultation.queries.js';
export { consultationStream } from './consultation/consultation.state.js';
export { type AskedWish, Consultations, type EvaluationWish, type OpenWish } from './consultation/consultations.js';
export { lastMoment } from './consultation/last-moment.js';
export { consultationLimits } from './consultation/limits.js';
export { mayAnswerAs } from './consultation/may-answer.js';
export { SpendingConsultations } from './consultation/spending-consultations.js';
export { WhoCanBeAsked } from './consultation/who-can-be-asked.js';
export { AgreementImports, type Checked, type ImportWish, mostBytes } from './importing/agreement-imports.js';
export { ImportData } from './importing/import-data.js';
export type * from './importing/contributions-import.events.js';
export { ContributionsImportRow } from './importing/contributions-imports.view.js';
export type { Fault, GivenFile } from './importing/csv-lines.js';
export { spreadsheetHeadings } from './importing/spreadsheet.js';
export type * from './index-series/index-series.events.js';
export { IndexFigures, type NewIndexSeries } from './index-series/index-figures.js';
export { indexSeries } from './index-series/index-series.decider.js';
export { IndexSeriesRow } from './index-series/index-series.view.js';
export type * from './index-series/indexation.events.js';
export {
  type AllocationCase, Allocations, type AllocationWish, ownProject,
} from './obligation/allocations.js';
export { ContributionCases } from './obligation/contribution-cases.js';
export {
  ContributionMoney, type ReceiptWish, type ReturnWish, type SpendingWish, type TransferWish,
} from './obligation/contribution-money.js';
export { Demands } from './obligation/demands.js';
export { obligationLimits } from './obligation/limits.js';
export { obligation } from './obligation/obligation.decider.js';
export type * from './obligation/obligation.demand.events.js';
export type * from './obligation/obligation.events.js';
export type * from './obligation/obligation.money.events.js';
export type * from './obligation/obligation.terms.events.js';
export { units } from './obligation/obligation.terms.events.js';
export { type ObligationPage, ObligationQueries, type Transaction } from './obligation/obligation.queries.js';
export { type Allocation, obligationStream, owedPence, type Secured } from './obligation/obligation.state.js';
export {
  type CommuteWish, type NewObligation, obligationIdOf, Obligations, type ObligationVariationWish, type TriggerWish,
} from './obligation/obligations.js';
export { isDueBack, leftOfAllocations, type NextStep, nextStep } from './obligation/next-steps.js';
export { ObligationRow } from './obligation/obligations.view.js';
export { TransactionRow, type TransactionStatus } from './obligation/transactions.view.js';
export { s106ContributionsMails } from './mails/templates.js';
export { planningLimits } from './planning/limits.js';
export type * from './planning/planning-application.events.js';
export {
  type NewPlanningApplication, planningApplicationIdOf, PlanningApplications,
} from './planning/planning-applications.js';
export { DeveloperData } from './planning/developer-data.js';
export { type PlanningApplicationPage, PlanningQueries } from './planning/planning.queries.js';
export { s106ContributionsPolicies } from './policies.js';
export { proposalLimits } from './proposal/limits.js';
export { proposal } from './proposal/proposal.decider.js';
export type * from './proposal/proposal.events.js';
export { ProposalCases } from './proposal/proposal-cases.js';
export { ProposalData } from './proposal/proposal-data.js';
export { type FundWish, ProposalDecisions } from './proposal/proposal-decisions.js';
export { ProposalQueries, type PublicProposal } from './proposal/proposal.queries.js';
export { proposalStream } from './proposal/proposal.state.js';
export { type MadeNow, Proposals, type ProposalWish } from './proposal/proposals.js';
export { aboutToExpire, atRisk, type Expiring, type Nearness } from './publishing/expiring.js';
export { type FinancialYear, financialYear, financialYearOf } from './publishing/financial-year.js';
export type { Figure, FundingStatement, Item, Line } from './publishing/funding-statement.js';
export { amountOf, type LedgerFact } from './publishing/ledger-fact.js';
export { OpenData } from './publishing/open-data.js';
export { type Origin, type Statement, statementOf, Statements } from './publishing/statements.js';
export { moneyByPlace, type PlaceMoney } from './publishing/ward-money.js';
export { S106ContributionsModule } from './s106-contributions.module.js';
export { PURPOSES, purposeInWords } from './purposes.rules.js';
export { s106ContributionsSentences } from './sentences.js';
export { Calculator, type Sum } from './tariff/calculator.js';
export { rateOn, tariff, type TariffRate } from './tariff/tariff.decider.js';
export type * from './tariff/tariff.events.js';
export { tariffLimits } from './tariff/limits.js';
export { type TariffPage, Tariffs } from './tariff/tariffs.js';
export {
  agreementsView, consultationsView, contributionsImportsView, indexSeriesView, obligationsView,
  planningApplicationsView, proposalsView, s106ContributionsViews, tariffsView, transactionsView,
} from './views.js';
