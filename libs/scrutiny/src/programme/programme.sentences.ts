import type { Recorded } from '#event-store';
import type { Sentences } from '../case.js';
import type { ProgrammeEvent } from './programme.events.js';

const record = 'The work programme of scrutiny';

export const programmeSentences: Sentences<ProgrammeEvent, unknown> = {
  CaseAskedFor: ({ data: { reason } }) => ({
    record, from: 'full', what: 'A member of the scrutiny committee asked to see all of this case.',
    because: { text: reason },
  }),
  CaseTakenIntoWorkProgramme: () =>
    ({ record, from: 'public', what: 'The scrutiny committee took this decision into its work programme.' }),
  CaseRefusedToScrutiny: ({ data: { reasons } }) => ({
    record, from: 'full', what: 'The scrutiny committee was refused the parts that are not public.',
    because: { text: reasons },
  }),
  CaseReleasedFromWorkProgramme: ({ data: { reason } }) => ({
    record, from: 'public', what: 'The scrutiny committee is done with this decision.',
    because: { text: reason, from: 'full' },
  }),
};

export const isOfProgramme = (event: Recorded): event is Recorded<ProgrammeEvent> =>
  Object.hasOwn(programmeSentences, event.type);

/** Whether a case, of which these are all the events in their order, is in a work programme now. */
export const isInProgramme = (events: readonly Recorded[]) =>
  events.findLast(isOfProgramme)?.type === 'CaseTakenIntoWorkProgramme';
