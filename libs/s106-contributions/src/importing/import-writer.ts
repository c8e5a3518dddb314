import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { v5 as uuidv5 } from 'uuid';
import { Clock, correlation, EventStore, Execute, type Saved } from '#event-store';
import type { Actor } from '#identity';
import { Refusal } from '#kernel';
import { agreementStream } from '../agreement/agreement.state.js';
import { Agreements } from '../agreement/agreements.js';
import { obligationIdOf, Obligations } from '../obligation/obligations.js';
import { obligationStream } from '../obligation/obligation.state.js';
import { contributionsImport, type ContributionsImportCommand } from './contributions-import.decider.js';
import type { PlannedAgreement } from './import-plan.js';

type Begun = Readonly<{ importId: string; funderId: string; plan: readonly PlannedAgreement[] }>;

/** Writes what an import found in order. Every command has an id of its own, so that what is written stays so. */
@Injectable()
export class ImportWriter {
  private readonly log = new Logger(ImportWriter.name);
  private readonly running = new Set<string>();
  constructor(
    private readonly commands: CommandBus, private readonly store: EventStore, private readonly clock: Clock,
    private readonly agreements: Agreements, private readonly obligations: Obligations,
  ) {}

  /** Beside the request that asks for it, and once at a time. What it writes carries the import's id as correlation. */
  goOn(actor: Actor, begun: Begun): void {
    const { importId } = begun;
    if (this.running.has(importId)) return;
    this.running.add(importId);
    void correlation.run(importId, () => this.write(actor, begun))
      .catch((error: unknown) => this.log.error(`Import ${importId} was interrupted: ${String(error)}`))
      .finally(() => this.running.delete(importId));
  }

  record(actor: Actor, commandId: string, command: ContributionsImportCommand, sent: object): Promise<Saved> {
    const sender = actor.sender('manage-contributions', command.funderId, commandId);
    return this.commands.execute(new Execute(contributionsImport, command, sender, { type: command.type, ...sent }));
  }

  private async write(actor: Actor, { importId, funderId, plan }: Begun) {
    const idOf = (...names: readonly string[]) => uuidv5(names.join(' '), importId);
    const now = this.clock.now();
    for (const step of this.steps(actor, plan, idOf)) {
      const refusal = await this.refusalOf(importId, step);
      if (!refusal) continue;
      const facts = { importId, funderId, line: step.line, rule: refusal.rule };
      await this.record(actor, idOf('halt', now), { type: 'HaltContributionsImport', at: now, ...facts }, facts);
      return;
    }
    const command = { type: 'FinishContributionsImport', at: this.clock.now(), importId, funderId } as const;
    await this.record(actor, idOf('finish'), command, { importId });
  }

  private *steps(actor: Actor, plan: readonly PlannedAgreement[], idOf: (...names: readonly string[]) => string) {
    for (const { agreementId, wish, line, obligations } of plan) {
      yield {
        line, stream: agreementStream(agreementId),
        write: () => this.agreements.record(actor, idOf('agreement', agreementId), wish),
      };
      for (const own of obligations) {
        const obligationId = obligationIdOf(agreementId, own.wish.reference);
        yield {
          line: own.line, stream: obligationStream(obligationId),
          write: () => this.obligations.secure(actor, idOf('obligation', obligationId), own.wish),
        };
      }
    }
  }

  /** What this import wrote before, perhaps with somebody else's hand, is no fault. */
  private async refusalOf(
    importId: string, { stream, write }: Readonly<{ stream: string; write: () => Promise<Saved> }>,
  ): Promise<Refusal | undefined> {
    try {
      await write();
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [first] = await this.store.readStream(stream, { limit: 1 });
      return first?.metadata.correlationId === importId ? undefined : error;
    }
  }
}
