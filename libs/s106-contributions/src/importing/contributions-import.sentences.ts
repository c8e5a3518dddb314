import type { Sayings } from '#kernel';
import type { ContributionsImportEvent } from './contributions-import.events.js';

const record = 'Imports of agreements';

export const contributionsImportSentences: Sayings<ContributionsImportEvent> = {
  ContributionsImportPrepared: ({ data: { agreements, obligations, leftOut } }) => ({
    record, what: `A file was checked and nothing wrong found: ${agreements} agreements and ${obligations} obligations `
      + `to bring in, ${leftOut} left out.`,
  }),
  ContributionsImportBegun: () => ({ record, what: 'To bring in a checked file was begun.' }),
  ContributionsImportHalted: ({ data: { line } }) =>
    ({ record, what: `It stopped at line ${line}, which no longer fits what is on record.` }),
  ContributionsImportFinished: () => ({ record, what: 'All of a checked file was brought in.' }),
};
