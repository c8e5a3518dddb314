import { type Command, type Decider, isPence, Refusal } from '#kernel';
import type { CallInRules, CallInRulesEnded, CallInRulesSet, ConstitutionEvent } from './constitution.events.js';

export type ConstitutionCommand =
  | Command<'SetCallInRules', CallInRulesSet['data']>
  | Command<'EndCallInRules', CallInRulesEnded['data']>;

/** Null where nothing can be called in. */
export type Constitution = Readonly<{ callIn: CallInRules | null }>;

export const constitutionStream = (organisationId: string) => `constitution-${organisationId}`;

/** More would make calling in impossible, or keep groups waiting for a month. */
export const [mostMembers, mostWorkingDays] = [20, 20] as const;

/** What a council's constitution says on scrutiny. */
export const constitution: Decider<Constitution, ConstitutionCommand, ConstitutionEvent> = {
  initialState: { callIn: null },
  streamOf: ({ organisationId }) => constitutionStream(organisationId),

  decide: {
    SetCallInRules({ type: _, at: __, ...data }, { callIn }) {
      mustBeACount(data.members, mostMembers, 'not-members', 'members');
      mustBeACount(data.workingDays, mostWorkingDays, 'not-working-days', 'workingDays');
      if (!isPence(data.fromPence)) throw new Refusal('not-an-amount', 'Enter an amount, or 0 for all', 'fromPence');
      if (callIn && isSame(callIn, data)) throw new Refusal('nothing-new', 'This is already so');
      return [{ type: 'CallInRulesSet', data }];
    },
    EndCallInRules({ type: _, at: __, ...data }, { callIn }) {
      if (!callIn) throw new Refusal('nothing-new', 'Nothing can be called in as it is');
      return [{ type: 'CallInRulesEnded', data }];
    },
  },

  evolve: {
    CallInRulesSet: (_, { data: { members, workingDays, fromPence, urgency } }) =>
      ({ callIn: { members, workingDays, fromPence, urgency } }),
    CallInRulesEnded: () => ({ callIn: null }),
  },
};

function mustBeACount(count: number, most: number, rule: string, field: string) {
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Refusal(rule, `Enter a whole number from 1 to ${most}`, field);
}

const isSame = (one: CallInRules, other: CallInRules) =>
  one.members === other.members && one.workingDays === other.workingDays && one.fromPence === other.fromPence
  && one.urgency === other.urgency;
