import { inPounds, type Sayings } from '#kernel';
import type { DutiesEvent } from './duties.events.js';

export const dutiesSentences: Sayings<DutiesEvent> = {
  DutySeparationSet: ({ data: { scorerFromPence, approverFromPence, minute } }) => ({
    record: 'How duties are kept apart', because: minute,
    what: `From ${inPounds(scorerFromPence)} on, whoever scored does not decide; from ${inPounds(approverFromPence)} `
      + 'on, whoever approved the round does not.',
  }),
};
