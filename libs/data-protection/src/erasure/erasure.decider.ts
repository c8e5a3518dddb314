import { type Command, type Decider, type Instant, Refusal } from '#kernel';
import type { ErasureEvent, ErasureRepeated, SubjectErased } from './erasure.events.js';
import {
  type Exemption, type LegalBasis, mustBeALegalBasis, mustBeAnExemption, mustBeASubject, mustNotBeTheirOwn,
} from './erasure.rules.js';
import { type Erasure, erasureStream, evolveErasure, known } from './erasure.state.js';

type About<Type extends string, Data extends object> = Command<Type, { erasureId: string } & Data>;
/** `accounts`: every account of the human who acts. `people`: whose data it is, by their accounts. */
type Acting = Readonly<{ accounts: readonly string[]; people: readonly string[] }>;
export type ErasureCommand =
  | About<'RequestErasure', Acting & {
    subject: string; legalBasis: LegalBasis; controllers: readonly string[]; requestedBy: string; dueAt: Instant;
    /** Whether anything at all can be destroyed. */
    goes: boolean;
  }>
  | About<'ApproveErasure', Acting & { approvedBy: string; organisationId: string }>
  | About<'DeclineErasure', Acting & { declinedBy: string; exemption: Exemption }>
  | About<'RecordErasure', Pick<SubjectErased['data'], 'keys' | 'texts' | 'mails' | 'stayed'>>
  | About<'RepeatErasure', Omit<ErasureRepeated['data'], 'erasureId'>>;

function open(state: Erasure) {
  const erasure = known(state);
  if (erasure.status !== 'requested')
    throw new Refusal('erasure-is-settled', 'This request is already decided');
  return erasure;
}

/** One request to erase a person or a record: two people approve it, then the worker carries it out. */
export const erasure: Decider<Erasure, ErasureCommand, ErasureEvent> = {
  initialState: { status: 'unknown' },
  streamOf: ({ erasureId }) => erasureStream(erasureId),

  decide: {
    RequestErasure({ type: _, at: __, goes, accounts, people, ...data }, { status }) {
      if (status !== 'unknown') throw new Refusal('already-requested', 'This request is already made');
      mustBeASubject(data.subject);
      mustBeALegalBasis(data.legalBasis);
      mustNotBeTheirOwn(people, accounts);
      if (!goes) throw new Refusal('nothing-to-erase', 'Nothing is held that may be erased now', 'subject');
      return [{ type: 'SubjectErasureRequested', data }];
    },
    ApproveErasure({ erasureId, approvedBy, organisationId, accounts, people }, state) {
      const { requestedBy, approvals, controllers } = open(state);
      mustNotBeTheirOwn(people, accounts);
      if (accounts.includes(requestedBy))
        throw new Refusal('own-request', 'You asked for this. Two others have to approve it');
      if (approvals.some((one) => accounts.includes(one.approvedBy)))
        throw new Refusal('second-approver-must-differ', 'You have approved this. Somebody else has to, as well');
      if (!controllers.includes(organisationId))
        throw new Refusal('not-the-controller', 'Your organisation holds nothing about this');
      return [{ type: 'ErasureApproved', data: { erasureId, approvedBy, organisationId } }];
    },
    DeclineErasure({ erasureId, declinedBy, exemption, accounts, people }, state) {
      open(state);
      mustNotBeTheirOwn(people, accounts);
      mustBeAnExemption(exemption);
      return [{ type: 'ErasureDeclined', data: { erasureId, declinedBy, exemption } }];
    },
    RecordErasure({ erasureId, keys, texts, mails, stayed }, state) {
      const { status, subject, legalBasis, approvals } = known(state);
      if (status !== 'approved') throw new Refusal('not-approved', 'Two people have to approve this first');
      const approvedBy = approvals.map((one) => one.approvedBy);
      const data = { erasureId, subject, legalBasis, approvedBy, keys, texts, mails, stayed };
      return [{ type: 'SubjectErased', data }];
    },
    RepeatErasure({ type: _, at: __, ...data }) {
      return [{ type: 'ErasureRepeated', data }];
    },
  },

  evolve: evolveErasure,
};
