import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AskedReadings } from './asked-readings.js';
import { Bundles } from './bundle/bundles.js';
import { Issuer } from './bundle/issuer.js';
import { CallInPeriods } from './call-in/call-in-periods.js';
import { CallIns } from './call-in/call-ins.js';
import type { CaseSource } from './case.js';
import { CASE_SOURCES, CaseFiles } from './case-files.js';
import { Constitutions } from './constitution/constitutions.js';
import { DocumentRequests } from './documents/document-requests.js';
import { Humans } from './humans.js';
import { HeldCases } from './programme/held-cases.js';
import { DayOfLog } from './outside-cases/day-of-log.js';
import { ALL_SENTENCES, type AllSentences } from './outside-cases/sentences.js';
import { StepsOfDay } from './outside-cases/steps-of-day.js';
import { WorkProgramme } from './programme/programme.js';
import { Questions } from './questions/questions.js';
import { Recommendations } from './recommendations/recommendations.js';
import { SavedSearches } from './saved-search/saved-searches.js';
import { CaseIndex } from './search/case-index.js';
import { Finding } from './search/finding.js';
import { Search } from './search/search.js';
import { Trails } from './trails.js';
import { WORK_SOURCES, WorkList } from './work-list/work-list.js';
import type { WorkSource } from './work-list/work-source.js';
import { workSources } from './work-list/work-sources.js';

const offered = [
  Trails, WorkList, WorkProgramme, HeldCases, Constitutions, CallInPeriods, CallIns, DocumentRequests, CaseIndex,
  SavedSearches, Search, StepsOfDay, Bundles, Issuer, Questions, Recommendations,
];

@Module({})
export class ScrutinyModule {
  /** `contexts`: the modules that export these sources; `sentences`: of all events that there are. */
  static for(
    contexts: readonly Type[], sources: readonly Type<CaseSource>[], sentences: AllSentences,
  ): DynamicModule {
    const all = { provide: CASE_SOURCES, useFactory: (...found: readonly CaseSource[]) => found, inject: [...sources] };
    const work =
      { provide: WORK_SOURCES, useFactory: (...found: readonly WorkSource[]) => found, inject: [...workSources] };
    return {
      global: true, module: ScrutinyModule, imports: [...contexts],
      providers: [
        all, { provide: ALL_SENTENCES, useValue: sentences }, CaseFiles, DayOfLog, AskedReadings, Finding, Humans,
        ...offered, ...workSources, work,
      ],
      exports: offered,
    };
  }
}
