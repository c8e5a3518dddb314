export { readerOf } from './access.js';
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
export { type Closed, closedToNobody, isClosedTo } from './closed.js';
export { constitution, constitutionStream, mostMembers, mostWorkingDays } from './constitution/constitution.decider.js';
export type { CallInRules } from './constitution/constitution.events.js';
export { Constitutions, type Provision } from './constitution/constitutions.js';
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
