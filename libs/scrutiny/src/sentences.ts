import { constitutionSentences } from './constitution/constitution.sentences.js';
import { ownSentences } from './own-facts.js';
import { savedSearchSentences } from './saved-search/saved-search.sentences.js';

/** What each event of scrutiny itself says: steps of the cases that it looks into, and what is of none. */
export const scrutinySentences =
  { ofCases: ownSentences, outsideCases: { ...constitutionSentences, ...savedSearchSentences } };
