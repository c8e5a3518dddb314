export { readerOf } from './access.js';
export {
  type BudgetChange, type Case, type CaseFile, CaseSource, type Detail, type Said, type Sentences, tellBy, type Telling,
} from './case.js';
export { type Closed, closedToNobody, isClosedTo } from './closed.js';
export { type Facet, type FacetOf, facetsOf, type RuleLine } from './facet.js';
export type { MemberRule, Members } from './members.js';
export { HeldCases } from './programme/held-cases.js';
export { WorkProgramme } from './programme/programme.js';
export { ProgrammeRow, programmes } from './programme/programmes.view.js';
export type { Reader } from './reader.js';
export { readReference, referenceOf } from './reference.js';
export { WITHHELD } from './redaction.js';
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
export type { Trail, TrailBudget, TrailDetail, TrailEvidence, TrailFacet, TrailStep } from './trail.js';
export { Trails } from './trails.js';
export { WorkList, type WorkListItem, type WorkListPage } from './work-list/work-list.js';
export { type WorkItem, WorkSource } from './work-list/work-source.js';
