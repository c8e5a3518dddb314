import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Bundles } from './bundle/bundles.js';
import { Issuer } from './bundle/issuer.js';
import type { CaseSource } from './case.js';
import { CASE_SOURCES, CaseFiles } from './case-files.js';
import { HeldCases } from './programme/held-cases.js';
import { DayOfLog } from './outside-cases/day-of-log.js';
import { ALL_SENTENCES, type AllSentences } from './outside-cases/sentences.js';
import { StepsOfDay } from './outside-cases/steps-of-day.js';
import { WorkProgramme } from './programme/programme.js';
import { SavedSearches } from './saved-search/saved-searches.js';
import { CaseIndex } from './search/case-index.js';
import { Finding } from './search/finding.js';
import { Search } from './search/search.js';
import { Trails } from './trails.js';
import { WORK_SOURCES, WorkList } from './work-list/work-list.js';
import type { WorkSource } from './work-list/work-source.js';
import { workSources } from './work-list/work-sources.js';

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
        all, { provide: ALL_SENTENCES, useValue: sentences }, Bundles, CaseFiles, CaseIndex, DayOfLog, Finding,
        HeldCases, Issuer, SavedSearches, Search, StepsOfDay, Trails, WorkProgramme, ...workSources, work, WorkList,
      ],
      exports: [
        Bundles, CaseIndex, HeldCases, Issuer, SavedSearches, Search, StepsOfDay, Trails, WorkList, WorkProgramme,
      ],
    };
  }
}
