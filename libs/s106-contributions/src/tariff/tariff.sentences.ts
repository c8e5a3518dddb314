import { dateInWords } from '#calendar';
import { inPounds, type Sayings } from '#kernel';
import type { TariffEvent } from './tariff.events.js';

const record = 'The tariff';

export const tariffSentences: Sayings<TariffEvent> = {
  TariffRateSet: ({ data: { from, ratePence, minute } }) => ({
    record, because: minute, what: `From ${dateInWords(from)} on, each home owes ${inPounds(ratePence)}.`,
  }),
  TariffUprated: ({ data: { from, ratePence, beforePence, working: { seriesCode } } }) => ({
    record, what: `By the index ${seriesCode}, each home owes ${inPounds(ratePence)} instead of `
      + `${inPounds(beforePence)} from ${dateInWords(from)} on.`,
  }),
};
