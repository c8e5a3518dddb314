import { contributionsImportSentences } from './importing/contributions-import.sentences.js';
import { indexSeriesSentences } from './index-series/index-series.sentences.js';
import { contributionSentences } from './obligation/contribution-cases.js';
import { sectorSentences } from './proposal/proposal-cases.js';
import { tariffSentences } from './tariff/tariff.sentences.js';

/** What each event of this context says: of its cases, and of what is of none. */
export const s106ContributionsSentences = {
  ofCases: { ...contributionSentences, ...sectorSentences },
  outsideCases: { ...contributionsImportSentences, ...indexSeriesSentences, ...tariffSentences },
};
