import { type Evolve, Refusal } from '#kernel';
import type { ErasureEvent } from './erasure.events.js';
import type { LegalBasis } from './erasure.rules.js';

export type Approval = Readonly<{ approvedBy: string; organisationId: string }>;
type Known = Readonly<{
  subject: string; legalBasis: LegalBasis; controllers: readonly string[]; requestedBy: string;
  approvals: readonly Approval[];
}>;
export type Erasure =
  | Readonly<{ status: 'unknown' }> | Readonly<{ status: 'repeated' }>
  | Request;
type Request = Known & Readonly<{ status: 'requested' | 'approved' | 'declined' | 'erased' }>;

export const erasureStream = (erasureId: string) => `erasure-${erasureId}`;

export function known(state: Erasure): Request {
  if (state.status === 'unknown' || state.status === 'repeated')
    throw new Refusal('unknown-erasure', 'There is no such request');
  return state;
}

/** Two different people, and somebody of every organisation that holds something. */
export const isEnough = (approvals: readonly Approval[], controllers: readonly string[]) =>
  new Set(approvals.map(({ approvedBy }) => approvedBy)).size >= 2
  && controllers.every((id) => approvals.some(({ organisationId }) => organisationId === id));

export const evolveErasure: Evolve<Erasure, ErasureEvent> = {
  SubjectErasureRequested: (_, { data: { subject, legalBasis, controllers, requestedBy } }) =>
    ({ status: 'requested', subject, legalBasis, controllers, requestedBy, approvals: [] }),
  ErasureApproved(state, { data: { approvedBy, organisationId } }) {
    const before = known(state);
    const approvals = [...before.approvals, { approvedBy, organisationId }];
    return { ...before, approvals, status: isEnough(approvals, before.controllers) ? 'approved' : 'requested' };
  },
  ErasureDeclined: (state) => ({ ...known(state), status: 'declined' }),
  SubjectErased: (state) => ({ ...known(state), status: 'erased' }),
  ErasureRepeated: (state) => (state.status === 'unknown' || state.status === 'repeated'
    ? { status: 'repeated' } : { ...state, status: 'erased' }),
};
