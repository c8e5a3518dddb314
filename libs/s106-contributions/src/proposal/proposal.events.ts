import type { DelegationUsed, Event, Sealed } from '#kernel';

/**
 * A group says what facility is needed, where, for whom, at which cost and when it could be ready. Without a
 * consultation it stands ready for the next one in its ward. `readyYear`: null where nobody knows yet.
 * `organisationId`: of the group, where whoever made it has a role in one.
 */
export type ProposalMade = Event<'ProposalMade', {
  proposalId: string; reference: string; funderId: string; consultationId: string | null; proposerId: string;
  organisationId: string | null; group: Sealed; facility: Sealed; place: Sealed; wardCode: string | null;
  forWhom: Sealed; costPence: number; readyYear: number | null; contactName: Sealed; contactEmail: Sealed;
}>;

/** `standing`: it stood ready when the consultation opened. */
export type ProposalPutForward = Event<'ProposalPutForward', {
  proposalId: string; consultationId: string; how: 'standing' | 'by-hand'; putBy: string;
}>;

export type ProposalWithdrawn = Event<'ProposalWithdrawn', { proposalId: string; withdrawnBy: string }>;

/** The council sets money of an obligation aside for it. The decision itself stands on the obligation's stream. */
export type ProposalAccepted = Event<'ProposalAccepted', {
  proposalId: string; obligationId: string; allocationId: string; pence: number; reasons: Sealed; decidedBy: string;
}>;

/** The money that was set aside for it is free again, so it stands ready as before. */
export type ProposalFundingReleased = Event<'ProposalFundingReleased', {
  proposalId: string; obligationId: string; allocationId: string;
}>;

/** Revisions of the streams that the decision stood on. `rank`: the place that the sector gave it, where it did. */
export type ProposalEvidence = Readonly<{
  proposalRevision: number; consultationId: string | null; consultationRevision: number | null; rank: number | null;
}>;
export type ProposalDeclined = Event<'ProposalDeclined', {
  proposalId: string; reasons: Sealed; decidedBy: string; delegation: DelegationUsed; evidence: ProposalEvidence;
}>;

export type ProposalEvent =
  | ProposalMade | ProposalPutForward | ProposalWithdrawn | ProposalAccepted | ProposalFundingReleased
  | ProposalDeclined;
