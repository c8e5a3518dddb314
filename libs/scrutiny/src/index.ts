export { readerOf } from './access.js';
export {
  type BudgetChange, type Case, type CaseFile, CaseSource, type Detail, type Said, type Sentences, tellBy, type Telling,
} from './case.js';
export { CaseFiles, type OpenCase } from './case-files.js';
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
