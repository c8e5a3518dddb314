import type { Sayings } from '#kernel';
import type { IndexSeriesEvent } from './index-series.events.js';

const record = 'Index figures';

export const indexSeriesSentences: Sayings<IndexSeriesEvent> = {
  IndexSeriesOpened: ({ data: { code, name, source } }) =>
    ({ record, what: `From here on the index ${code} is followed: ${name}, from ${source}.` }),
  IndexFiguresPublished: ({ data: { code, figures } }) =>
    ({ record, what: `${figures.length} new figures of the index ${code} came in.` }),
};
