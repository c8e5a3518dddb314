import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { Clock, Execute, Policies, type Saved, Streams } from '#event-store';
import { type Actor, DecidingPeople } from '#identity';
import { decide } from '#kernel';
import { Texts, Vault } from '#privacy';
import { consultation } from '../consultation/consultation.decider.js';
import {
  consultationStream, isBeingAsked, opened, type OpenedConsultation,
} from '../consultation/consultation.state.js';
import { merged } from '../consultation/ranking.rules.js';
import { Allocations } from '../obligation/allocations.js';
import { obligation } from '../obligation/obligation.decider.js';
import { obligationStream, secured } from '../obligation/obligation.state.js';
import type { ProposalCase } from './deciding.rules.js';
import { proposalLimits } from './limits.js';
import { type Human, isOwn, OwnOrganisations } from './own-organisations.js';
import { proposal } from './proposal.decider.js';
import type { ProposalEvidence } from './proposal.events.js';
import { made, type MadeProposal, proposalStream } from './proposal.state.js';
import { ProposalsPutForward } from './proposals-put-forward.js';
import { whenMoneyAllocated } from './when-money-allocated.accept-proposal.policy.js';

/** `reasons` are what the group reads. `wardCode`: where, if nobody knew it when the group proposed. */
export type FundWish = Readonly<{ obligationId: string; pence: number; wardCode: string; reasons: string }>;

/** What the council decides on a proposal. Each method may throw a Refusal. */
@Injectable()
export class ProposalDecisions {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly policies: Policies,
    private readonly vault: Vault, private readonly clock: Clock, private readonly people: DecidingPeople,
    private readonly allocations: Allocations, private readonly proposals: ProposalsPutForward,
    private readonly organisations: OwnOrganisations,
  ) {}

  /** The obligation's stream takes the whole decision; that the proposal is accepted follows, here or by the policy. */
  async fund(actor: Actor, commandId: string, proposalId: string, wish: FundWish): Promise<Saved> {
    const { known, facts, evidence } = await this.caseOf(actor, proposalId);
    const { obligationId, pence, reasons } = wish;
    this.mustTake(known, { proposalId, obligationId, pence });
    const { state } = await this.streams.load(obligation, obligationStream(obligationId));
    const project = await this.vault.reveal(known.made.facility);
    const saved = await this.allocations.allocate(actor, commandId, obligationId, {
      allocationId: v5('allocation', commandId), proposalId, purpose: secured(state).purpose,
      wardCode: known.wardCode ?? wish.wardCode, pence, project, reasons,
    }, { proposal: { ...facts, awaitsDecision: known.status === 'standing' }, evidence });
    const position = await this.policies.hasten(whenMoneyAllocated, obligationStream(obligationId), saved.revision);
    return { ...saved, position };
  }

  async decline(actor: Actor, commandId: string, proposalId: string, wish: { reasons: string }): Promise<Saved> {
    const { known, facts, evidence } = await this.caseOf(actor, proposalId);
    const sender = actor.sender('allocate-contributions', known.funderId, commandId);
    // A key of its own: the reasons for a decision do not die with the proposal.
    const texts = new Texts(this.vault.sealer(`decision:${proposalId}`), proposalLimits);
    const reasons = texts.seal('reasons', wish.reasons);
    await texts.save();
    const command = {
      type: 'DeclineProposal', proposalId, reasons, decidedBy: actor.personId, evidence, case: facts,
      by: await this.people.deciding(actor, known.funderId), at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(proposal, command, sender, { type: command.type, proposalId, ...wish }));
  }

  /** What the proposal's own rules would refuse is refused before any money is set aside. @throws Refusal */
  private mustTake(known: MadeProposal, wish: Readonly<{ proposalId: string; obligationId: string; pence: number }>) {
    const unsaid = { allocationId: 'rehearsal', reasons: { _sd: '' }, decidedBy: 'rehearsal', at: this.clock.now() };
    decide(proposal, { type: 'AcceptProposal', ...wish, ...unsaid }, known);
  }

  private async caseOf(actor: Actor, proposalId: string) {
    const { state, revision } = await this.streams.load(proposal, proposalStream(proposalId));
    const known = made(state);
    actor.mustBeAllowed('allocate-contributions', known.funderId);
    const { accounts } = await this.people.deciding(actor, known.funderId);
    const asked = await Promise.all(known.consultationIds.map((id) => this.consultation(id)));
    const facts: ProposalCase = {
      accounts, proposers: proposersOf(known, await this.organisations.behind(actor)),
      interested: asked.flatMap(({ state: one }) => one.declared)
        .filter(({ closed }) => closed.includes(proposalId)).map(({ personId }) => personId),
      isBeingAsked: asked.some(({ state: one }) => isBeingAsked(one, this.clock.now())),
    };
    return { known, facts, evidence: await this.evidence(proposalId, revision, asked.at(-1)) };
  }

  private async evidence(
    proposalId: string, proposalRevision: number,
    last: Readonly<{ id: string; state: OpenedConsultation; revision: number }> | undefined,
  ): Promise<ProposalEvidence> {
    if (!last) return { proposalRevision, consultationId: null, consultationRevision: null, rank: null };
    const listed = (await this.proposals.in(last.id)).map(({ id }) => id);
    const rank = merged(last.state.orders, listed).find((one) => one.proposalId === proposalId)?.place ?? null;
    return { proposalRevision, consultationId: last.id, consultationRevision: last.revision, rank };
  }

  private async consultation(id: string) {
    const { state, revision } = await this.streams.load(consultation, consultationStream(id));
    return { id, state: opened(state), revision };
  }
}

/** Whoever works for the organisation that proposes counts as the proposer, too, with all of their accounts. */
const proposersOf = (known: MadeProposal, human: Human) =>
  (isOwn(known, human) ? [known.proposerId, ...human.accounts] : [known.proposerId]);
