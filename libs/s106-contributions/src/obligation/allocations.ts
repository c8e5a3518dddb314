import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Execute, type Saved, Streams } from '#event-store';
import { type Actor, DecidingPeople } from '#identity';
import { decide, type Sealed } from '#kernel';
import { Texts, Vault } from '#privacy';
import { RunningConsultations } from '../consultation/running-consultations.js';
import { obligationLimits } from './limits.js';
import { ObligationCommands } from './obligation-commands.js';
import { obligation } from './obligation.decider.js';
import type { Allocate } from './obligation.money.decider.js';
import { obligationStream } from './obligation.state.js';

/** What the decision says. `proposalId` is null where the council spends it on something that nobody proposed. */
export type AllocationWish =
  Pick<Allocate, 'allocationId' | 'proposalId' | 'purpose' | 'wardCode' | 'pence'>
  & Readonly<{ project: string; reasons: string }>;
/** What it stands on, as the streams of the proposal and the consultation say. */
export type AllocationCase = Pick<Allocate, 'proposal' | 'evidence'>;

/** Nobody proposed it. */
export const ownProject: AllocationCase = {
  proposal: null,
  evidence: { proposalRevision: null, consultationId: null, consultationRevision: null, rank: null },
};
const notProposed = { accounts: [], proposers: [], interested: [], awaitsDecision: true } as const;
const unsaid: Sealed = { _sd: '' };

/** Who gets money that came in. Each method may throw a Refusal. */
@Injectable()
export class Allocations {
  constructor(
    private readonly bus: CommandBus, private readonly commands: ObligationCommands, private readonly vault: Vault,
    private readonly people: DecidingPeople, private readonly streams: Streams,
    private readonly consultations: RunningConsultations,
  ) {}

  /** One command carries the whole decision. Its reasons stand under a key of their own. */
  async allocate(
    actor: Actor, commandId: string, obligationId: string, wish: AllocationWish, facts: AllocationCase,
  ): Promise<Saved> {
    const { whose } = await this.commands.load(obligationId);
    const sender = actor.sender('allocate-contributions', whose.funderId, commandId);
    const texts = new Texts(this.vault.sealer(`allocation:${wish.allocationId}`), obligationLimits);
    const sealed = { project: texts.seal('project', wish.project), reasons: texts.seal('reasons', wish.reasons) };
    await texts.save();
    const command = await this.allocating(actor, obligationId, { ...wish, ...sealed }, facts);
    return this.bus.execute(new Execute(obligation, command, sender, { type: 'Allocate', obligationId, ...wish }));
  }

  /** Whether it would go through just now. Nothing is recorded. @throws Refusal */
  async rehearse(actor: Actor, obligationId: string, wish: AllocationWish, facts: AllocationCase): Promise<void> {
    const { whose } = await this.commands.load(obligationId);
    actor.mustBeAllowed('allocate-contributions', whose.funderId);
    const { state } = await this.streams.load(obligation, obligationStream(obligationId));
    const unsealed = { ...wish, project: unsaid, reasons: unsaid };
    decide(obligation, await this.allocating(actor, obligationId, unsealed, facts), state);
  }

  /** What of it was neither spent nor transferred is free again. */
  release(
    actor: Actor, commandId: string, obligationId: string, wish: { allocationId: string; reasons: string },
  ): Promise<Saved> {
    const by = { permission: 'allocate-contributions', actor, commandId, obligationId } as const;
    return this.commands.give(by, wish, (texts, { at, today, personId }) => ({
      type: 'ReleaseAllocation', at, today, obligationId, allocationId: wish.allocationId, cause: 'not-needed',
      reasons: texts.seal('reasons', wish.reasons), releasedBy: personId,
    }));
  }

  /** While the sector is asked about this money nobody decides on it, whatever it would go to. */
  private async heard(obligationId: string, { evidence, proposal }: AllocationCase): Promise<AllocationCase> {
    if (!await this.consultations.isAskedAbout(obligationId)) return { evidence, proposal };
    return { evidence, proposal: { ...proposal ?? notProposed, isBeingAsked: true } };
  }

  private async allocating(
    actor: Actor, obligationId: string,
    wish: Omit<AllocationWish, 'project' | 'reasons'> & Readonly<{ project: Sealed; reasons: Sealed }>,
    facts: AllocationCase,
  ): Promise<Allocate> {
    const { whose } = await this.commands.load(obligationId);
    const { at, today, personId } = this.commands.now(actor, wish.allocationId, obligationId);
    const by = await this.people.deciding(actor, whose.funderId);
    const { evidence, proposal } = await this.heard(obligationId, facts);
    return { type: 'Allocate', at, today, obligationId, ...wish, decidedBy: personId, by, evidence, proposal };
  }
}
