import type { Type } from '@nestjs/common';
import { CallInWork } from '../call-in/call-in.work.js';
import { DocumentsWork } from '../documents/documents.work.js';
import { ProgrammeWork } from '../programme/programme.work.js';
import { QuestionsWork } from '../questions/questions.work.js';
import { RecommendationsWork } from '../recommendations/recommendations.work.js';
import { SavedSearchWork } from '../saved-search/saved-search.work.js';
import type { WorkSource } from './work-source.js';

/** Everything that brings something to a committee's work list. */
export const workSources: readonly Type<WorkSource>[] =
  [ProgrammeWork, CallInWork, DocumentsWork, QuestionsWork, RecommendationsWork, SavedSearchWork];
