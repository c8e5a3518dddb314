import { type Command, type Decider, mustBeIds, Refusal } from '#kernel';
import type {
  ContributionsImportBegun, ContributionsImportEvent, ContributionsImportFinished, ContributionsImportHalted,
  ContributionsImportPrepared,
} from './contributions-import.events.js';

type Told<Data, Time extends keyof Data> = Omit<Data, Time>;
export type ContributionsImportCommand =
  | Command<'PrepareContributionsImport', Told<ContributionsImportPrepared['data'], 'preparedAt'>>
  | Command<'BeginContributionsImport', Told<ContributionsImportBegun['data'], 'begunAt'>>
  | Command<'HaltContributionsImport', Told<ContributionsImportHalted['data'], 'haltedAt'>>
  | Command<'FinishContributionsImport', Told<ContributionsImportFinished['data'], 'finishedAt'>>;

type Status = 'none' | 'prepared' | 'begun' | 'halted' | 'finished';
export type ContributionsImport = Readonly<{ status: Status; funderId: string }>;

export const contributionsImportStream = (importId: string) => `contributions-import-${importId}`;

/** A file that becomes agreements: looked through, begun, and finished once. */
export const contributionsImport: Decider<ContributionsImport, ContributionsImportCommand, ContributionsImportEvent> = {
  initialState: { status: 'none', funderId: '' },
  streamOf: ({ importId }) => contributionsImportStream(importId),

  decide: {
    PrepareContributionsImport({ type: _, at: preparedAt, ...data }, { status }) {
      if (status !== 'none') throw new Refusal('already-prepared', 'This file is checked already');
      mustBeIds([data.importId, data.funderId]);
      if (data.agreements === 0) throw new Refusal('nothing-to-import', 'There is no agreement in the file');
      return [{ type: 'ContributionsImportPrepared', data: { ...data, preparedAt } }];
    },

    BeginContributionsImport({ type: _, at: begunAt, ...data }, state) {
      mustBe(state, ['prepared', 'halted']);
      return [{ type: 'ContributionsImportBegun', data: { ...data, begunAt } }];
    },

    HaltContributionsImport({ type: _, at: haltedAt, ...data }, state) {
      mustBe(state, ['begun']);
      return [{ type: 'ContributionsImportHalted', data: { ...data, haltedAt } }];
    },

    FinishContributionsImport({ type: _, at: finishedAt, ...data }, state) {
      mustBe(state, ['begun']);
      return [{ type: 'ContributionsImportFinished', data: { ...data, finishedAt } }];
    },
  },

  evolve: {
    ContributionsImportPrepared: (_, { data: { funderId } }) => ({ status: 'prepared', funderId }),
    ContributionsImportBegun: (state) => ({ ...state, status: 'begun' }),
    ContributionsImportHalted: (state) => ({ ...state, status: 'halted' }),
    ContributionsImportFinished: (state) => ({ ...state, status: 'finished' }),
  },
};

function mustBe({ status }: ContributionsImport, expected: readonly Status[]) {
  if (status === 'none') throw new Refusal('no-such-import', 'There is no such import');
  if (status === 'finished') throw new Refusal('already-finished', 'All of this file is imported already');
  if (!expected.includes(status)) throw new Refusal('already-begun', 'This import has begun already');
}
