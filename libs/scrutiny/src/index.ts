export { readerOf } from './access.js';
export { type Bundle, Bundles } from './bundle/bundles.js';
export { checkBundle, type Checked } from './bundle/checking/check.js';
export type { Entry as BundleEntry } from './bundle/entries.js';
export { Issuer } from './bundle/issuer.js';
export { unzipped, zipped } from './bundle/zipped.js';
export { callIn, type CallInCommand } from './call-in/call-in.decider.js';
export type * from './call-in/call-in.events.js';
export { type CallIn, callInStream, type CallInStatus } from './call-in/call-in.state.js';
export { CallInPeriods, callInUntil } from './call-in/call-in-periods.js';
export { type CallInPage, CallIns, type OutcomeWish } from './call-in/call-ins.js';
export { callIns as callInsView } from './call-in/call-ins.view.js';
export { whenCallInPeriodOpened } from './call-in/when-call-in-period-opened.end-it.policy.js';
export {
  type BudgetChange, type Case, type CaseFile, CaseSource, type Detail, type Said, type Sentences, tellBy, type Telling,
} from './case.js';
export { CaseFiles, type OpenCase } from './case-files.js';
export { type Closed, closedToNobody, isClosedTo } from './closed.js';
export { constitution, constitutionStream, mostMembers, mostWorkingDays } from './constitution/constitution.decider.js';
export type { CallInRules } from './constitution/constitution.events.js';
export { Constitutions, type Provision } from './constitution/constitutions.js';
export type * from './documents/document-request.events.js';
export { type DocumentRequestPage, DocumentRequests } from './documents/document-requests.js';
export { documentRequests as documentRequestsView } from './documents/document-requests.view.js';
export { EXEMPT_PARAGRAPHS, type ExemptParagraph } from './documents/exempt.rules.js';
export { type Facet, type FacetOf, facetsOf, type RuleLine } from './facet.js';
export type { MemberRule, Members } from './members.js';
export type { AllSentences } from './outside-cases/sentences.js';
export { type DayPage, type StepOutsideCases, type StepsOfCase, StepsOfDay } from './outside-cases/steps-of-day.js';
export { HeldCases } from './programme/held-cases.js';
export { WorkProgramme } from './programme/programme.js';
export { ProgrammeRow, programmes } from './programme/programmes.view.js';
export type * from './questions/question.events.js';
export { type QuestionPage, Questions } from './questions/questions.js';
export { scrutinyQuestions } from './questions/questions.view.js';
export type { Reader } from './reader.js';
export { dueAtOf } from './recommendations/due.js';
export type * from './recommendations/recommendation.events.js';
export {
  type RecommendationPage, Recommendations, type RecommendationWish,
} from './recommendations/recommendations.js';
export {
  recommendations as recommendationsView, type RecommendationStatus,
} from './recommendations/recommendations.view.js';
export { readReference, referenceOf } from './reference.js';
export { WITHHELD } from './redaction.js';
export { scrutinySentences } from './sentences.js';
export { ScrutinyModule } from './scrutiny.module.js';
export { savedSearch } from './saved-search/saved-search.decider.js';
export type * from './saved-search/saved-search.events.js';
export { type NewSavedSearch, type SavedSearchPage, SavedSearches } from './saved-search/saved-searches.js';
export { savedSearches } from './saved-search/saved-searches.view.js';
export { CaseEntry, caseIndex } from './search/case-entry.js';
export { CaseIndex } from './search/case-index.js';
export { CaseIndexer } from './search/case-indexer.js';
export { Search, type SearchPage, type SearchResult } from './search/search.js';
export { type SearchWish, type Sort, SORTS, type Trait, TRAITS } from './search/wish.js';
export type { PastTrails, Trail, TrailBudget, TrailDetail, TrailEvidence, TrailFacet, TrailStep } from './trail.js';
export { Trails } from './trails.js';
export { gapsOf, laterInWords, placesOnLine } from './understanding/between-steps.js';
export { type DecisionRecord, type RecordSection, recordsOf } from './understanding/record.js';
export { type Chapter, chaptersOf } from './understanding/chapters.js';
export { type ScoreLine, scoresIn } from './understanding/scores.js';
export { type Change, changesBetween, sheetOf, type SheetLine } from './understanding/sheet.js';
export { type WhyLine, whyOf } from './understanding/why.js';
export { WorkList, type WorkListItem, type WorkListPage } from './work-list/work-list.js';
export { type WorkItem, WorkSource } from './work-list/work-source.js';
