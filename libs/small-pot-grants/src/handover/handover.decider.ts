import { type Command, daysAfter, type Decider, type Instant, isBefore, mustBeIds, Refusal } from '#kernel';
import type { Agreed } from '../application/application.people.events.js';
import type { GroupHandedOver, HandoverAsked, HandoverEvent } from './handover.events.js';

type OneHandover = { organisationId: string; handoverId: string };
/** `accounts`: every account of whoever sends it, as far as it is known; `group`: who acts for the group now. */
type Human = { accounts: readonly string[] };
type Answer = OneHandover & Human & { by: Agreed; personId: string; group: readonly string[] };
export type HandoverCommand =
  | Command<'AskForHandover',
      Omit<HandoverAsked['data'], 'askedAt' | 'expiresAt'> & Human & { group: readonly string[] }>
  | Command<'ConfirmHandover', Answer & Pick<GroupHandedOver['data'], 'applicationIds' | 'ends'>>
  | Command<'RefuseHandover', Answer>
  | Command<'WithdrawHandover', OneHandover & { withdrawnBy: string }>;

/** What waits for an answer. */
export type Handover = Readonly<{ open: HandoverAsked['data'] | null }>;

const daysToAnswer = 14;

export const handoverStream = (organisationId: string) => `handover-${organisationId}`;

/** Moves a group to a new person. Guards that no one human can do it alone, and that one move waits at a time. */
export const handover: Decider<Handover, HandoverCommand, HandoverEvent> = {
  initialState: { open: null },
  streamOf: ({ organisationId }) => handoverStream(organisationId),

  decide: {
    AskForHandover({ type: _, at, accounts, group, ...data }, { open }) {
      mustBeIds([data.organisationId, data.handoverId, data.to, data.applicationId]);
      if (open && isBefore(at, open.expiresAt))
        throw new Refusal('handover-open',
          'Somebody has asked for this already. Wait for the answer, or stop it first');
      if (group.length === 0) throw new Refusal('nobody-to-follow', 'Nobody acts for this group yet');
      mustBeOutsideTheGroup(accounts, group);
      return [{ type: 'HandoverAsked', data: { ...data, askedAt: at, expiresAt: daysAfter(at, daysToAnswer) } }];
    },

    ConfirmHandover(command, state) {
      const { organisationId, handoverId, by, personId, applicationIds, ends, at } = command;
      const { to, name, email } = answered(command, state);
      const move = { to, name, email, agreedBy: by, applicationIds, ends };
      return [
        { type: 'HandoverConfirmed', data: { organisationId, handoverId, by, personId, answeredAt: at } },
        { type: 'GroupHandedOver', data: { organisationId, handoverId, ...move } },
      ];
    },

    RefuseHandover(command, state) {
      const { organisationId, handoverId, by, personId, at } = command;
      answered(command, state);
      return [{ type: 'HandoverRefused', data: { organisationId, handoverId, by, personId, answeredAt: at } }];
    },

    WithdrawHandover({ organisationId, handoverId, withdrawnBy, at }, { open }) {
      if (open?.handoverId !== handoverId) throw new Refusal('not-asked', 'This was answered or stopped already');
      return [{ type: 'HandoverWithdrawn', data: { organisationId, handoverId, withdrawnBy, withdrawnAt: at } }];
    },
  },

  evolve: {
    HandoverAsked: (_, { data: open }) => ({ open }),
    HandoverConfirmed: (state) => state,
    HandoverRefused: () => ({ open: null }),
    HandoverWithdrawn: () => ({ open: null }),
    GroupHandedOver: () => ({ open: null }),
  },
};

function answered(command: Answer & { at: Instant }, { open }: Handover): HandoverAsked['data'] {
  const { handoverId, accounts, group, at } = command;
  if (open?.handoverId !== handoverId) throw new Refusal('not-asked', 'This was answered or stopped already');
  if (!isBefore(at, open.expiresAt))
    throw new Refusal('handover-expired', 'The 14 days to answer are over. An officer can ask again');
  mustBeTheOneWhoAnswers(command, open);
  if (accounts.includes(open.askedBy))
    throw new Refusal('asked-yourself', 'You asked for this yourself. Somebody else has to agree to it');
  if (command.by === 'second-officer') mustBeOutsideTheGroup(accounts, group);
  return open;
}

function mustBeTheOneWhoAnswers({ by, personId }: Answer, { second }: HandoverAsked['data']) {
  if (second && by === 'second-officer')
    throw new Refusal('second-contact-answers',
      'The group’s second contact has to agree. They have an email with a link');
  if (by === 'second-contact' && second?.personId !== personId)
    throw new Refusal('not-second-contact', 'Only the group’s second contact can agree to this');
}

function mustBeOutsideTheGroup(accounts: readonly string[], group: readonly string[]) {
  if (accounts.some((one) => group.includes(one)))
    throw new Refusal('own-group', 'You belong to this group yourself. Ask a colleague to do it');
}
