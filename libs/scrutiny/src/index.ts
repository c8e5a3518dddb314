export { readerOf } from './access.js';
export { type Bundle, Bundles } from './bundle/bundles.js';
export { checkBundle, type Checked } from './bundle/checking/check.js';
export type { Entry as BundleEntry } from './bundle/entries.js';
export { Issuer } from './bundle/issuer.js';
export { unzipped, zipped } from './bundle/zipped.js';
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
export type { Trail, TrailBudget, TrailDetail, TrailEvidence, TrailFacet, TrailStep } from './trail.js';
export { Trails } from './trails.js';
export { WorkList, type WorkListItem, type WorkListPage } from './work-list/work-list.js';
export { type WorkItem, WorkSource } from './work-list/work-source.js';
