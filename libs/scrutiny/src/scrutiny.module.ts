import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { CaseSource } from './case.js';
import { CASE_SOURCES, CaseFiles } from './case-files.js';
import { HeldCases } from './programme/held-cases.js';
import { WorkProgramme } from './programme/programme.js';
import { Trails } from './trails.js';

@Module({})
export class ScrutinyModule {
  /** `contexts`: the modules that export these sources. */
  static for(contexts: readonly Type[], sources: readonly Type<CaseSource>[]): DynamicModule {
    const all = { provide: CASE_SOURCES, useFactory: (...found: readonly CaseSource[]) => found, inject: [...sources] };
    return {
      global: true, module: ScrutinyModule, imports: [...contexts],
      providers: [all, CaseFiles, Trails, WorkProgramme, HeldCases], exports: [Trails, WorkProgramme, HeldCases],
    };
  }
}
