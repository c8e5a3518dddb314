import type { Members } from '../members.js';
import type { ProgrammeEvent } from './programme.events.js';

const whose = { organisationId: 'public', reference: 'public' } as const;

export const programmeMembers: Members<ProgrammeEvent> = {
  CaseAskedFor: { ...whose, askedBy: 'full', reason: 'full' },
  CaseTakenIntoWorkProgramme: { ...whose, takenBy: 'full' },
  CaseRefusedToScrutiny: { ...whose, refusedBy: 'full', reasons: 'full' },
  CaseReleasedFromWorkProgramme: { ...whose, releasedBy: 'full', reason: 'full' },
};
