import { type Command, type Decider, Refusal } from '#kernel';
import type {
  CaseAskedFor, CaseRefusedToScrutiny, CaseReleasedFromWorkProgramme, CaseTakenIntoWorkProgramme, ProgrammeEvent,
} from './programme.events.js';

/** `accounts`: every account of whoever answers. */
type Answers = { accounts: readonly string[] };
export type ProgrammeCommand =
  | Command<'AskForCase', CaseAskedFor['data']>
  | Command<'TakeCaseIntoWorkProgramme', CaseTakenIntoWorkProgramme['data'] & Answers>
  | Command<'RefuseCaseToScrutiny', CaseRefusedToScrutiny['data'] & Answers>
  | Command<'ReleaseCase', CaseReleasedFromWorkProgramme['data']>;

export type ProgrammeItem = Readonly<{
  status: 'not-asked' | 'asked' | 'in-programme' | 'refused' | 'released'; askedBy: string | null;
}>;

export const programmeStream = (organisationId: string, reference: string) =>
  `scrutiny-${organisationId}-${reference}`;

/** One case before one scrutiny committee. */
export const programmeItem: Decider<ProgrammeItem, ProgrammeCommand, ProgrammeEvent> = {
  initialState: { status: 'not-asked', askedBy: null },
  streamOf: ({ organisationId, reference }) => programmeStream(organisationId, reference),

  decide: {
    AskForCase({ type: _, at: __, ...data }, { status }) {
      if (status === 'asked') throw new Refusal('already-asked', 'Your committee has asked for this already');
      if (status === 'in-programme') throw new Refusal('in-programme', 'This is in your committee’s work programme');
      return [{ type: 'CaseAskedFor', data }];
    },
    TakeCaseIntoWorkProgramme({ type: _, at: __, accounts, ...data }, state) {
      mustWaitForAnswerBy(accounts, state);
      return [{ type: 'CaseTakenIntoWorkProgramme', data }];
    },
    RefuseCaseToScrutiny({ type: _, at: __, accounts, ...data }, state) {
      mustWaitForAnswerBy(accounts, state);
      return [{ type: 'CaseRefusedToScrutiny', data }];
    },
    ReleaseCase({ type: _, at: __, ...data }, { status }) {
      if (status !== 'in-programme')
        throw new Refusal('not-in-programme', 'This is not in your committee’s work programme');
      return [{ type: 'CaseReleasedFromWorkProgramme', data }];
    },
  },

  evolve: {
    CaseAskedFor: (_, { data: { askedBy } }) => ({ status: 'asked', askedBy }),
    CaseTakenIntoWorkProgramme: (state) => ({ ...state, status: 'in-programme' }),
    CaseRefusedToScrutiny: (state) => ({ ...state, status: 'refused' }),
    CaseReleasedFromWorkProgramme: (state) => ({ ...state, status: 'released' }),
  },
};

/** Nobody opens a case to themselves, whichever of their accounts they use. */
function mustWaitForAnswerBy(accounts: readonly string[], { status, askedBy }: ProgrammeItem) {
  if (status !== 'asked') throw new Refusal('not-asked', 'Nobody waits for an answer about this');
  if (askedBy !== null && accounts.includes(askedBy))
    throw new Refusal('own-request', 'You asked for this, so somebody else has to answer');
}
