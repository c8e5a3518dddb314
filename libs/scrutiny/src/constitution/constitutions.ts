import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, EventStore, Execute, type Recorded, type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import type { Instant } from '#kernel';
import { Vault } from '#privacy';
import { constitution, constitutionStream } from './constitution.decider.js';
import type { CallInRules, ConstitutionEvent } from './constitution.events.js';

export type CallInRulesWish = CallInRules & Readonly<{ minute: string }>;
/** What was said once; `rules` is null where calling in ended. */
export type Provision = Readonly<{ at: Instant; revision: number; rules: CallInRules | null; minute: string }>;

/** What councils' constitutions say on scrutiny. Each method that changes something may throw a Refusal. */
@Injectable()
export class Constitutions {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly store: EventStore,
    private readonly vault: Vault, private readonly clock: Clock,
  ) {}

  /** As the stream says now, and its revision; 0 where nothing was set. */
  load(organisationId: string) {
    return this.streams.load(constitution, constitutionStream(organisationId));
  }

  /** All that was ever said, the latest first. */
  async history(organisationId: string): Promise<readonly Provision[]> {
    const events = await this.store.readStream(constitutionStream(organisationId), { after: 0, limit: 1_000 });
    const told = (events as Recorded<ConstitutionEvent>[]).map(provisionOf).reverse();
    return this.vault.reveal(told);
  }

  async setCallIn(actor: Actor, commandId: string, organisationId: string, wish: CallInRulesWish): Promise<Saved> {
    const sender = actor.sender('set-constitution', organisationId, commandId);
    const [minute, setBy] = [await this.seal(organisationId, wish.minute), actor.personId];
    const command = { type: 'SetCallInRules', organisationId, ...wish, minute, setBy, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(constitution, command, sender, { organisationId, ...wish }));
  }

  async endCallIn(actor: Actor, commandId: string, organisationId: string, wish: { minute: string }): Promise<Saved> {
    const sender = actor.sender('set-constitution', organisationId, commandId);
    const [minute, setBy] = [await this.seal(organisationId, wish.minute), actor.personId];
    const command = { type: 'EndCallInRules', organisationId, minute, setBy, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(constitution, command, sender, { organisationId, ...wish }));
  }

  private async seal(organisationId: string, text: string) {
    const record = this.vault.sealer(`constitution:${organisationId}`);
    const minute = record.seal('minute', text);
    await record.save();
    return minute;
  }
}

function provisionOf({ type, data, metadata: { effectiveAt: at }, revision }: Recorded<ConstitutionEvent>) {
  if (type === 'CallInRulesEnded') return { at, revision, rules: null, minute: data.minute };
  const { minute, members, workingDays, fromPence, urgency } = data;
  return { at, revision, rules: { members, workingDays, fromPence, urgency }, minute };
}
