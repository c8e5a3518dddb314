import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, Execute, type Saved } from '#event-store';
import type { Actor } from '#identity';
import { Texts, Vault } from '#privacy';
import { fund } from './fund.decider.js';
import { fundLimits } from './limits.js';

/** `restriction` and `donor` are empty where there is none. `financialYear` is written `2026-27`. */
export type NewFund = Readonly<{
  fundId: string; funderId: string; name: string; source: string; financialYear: string; restriction: string;
  donor: string; costCode: string; amountPence: number;
}>;

/** What officers do with funds. Each method may throw a Refusal. */
@Injectable()
export class Funds {
  constructor(
    private readonly commands: CommandBus, private readonly vault: Vault, private readonly clock: Clock,
  ) {}

  async register(actor: Actor, commandId: string, wish: NewFund): Promise<Saved> {
    const sender = actor.sender('manage-funds', wish.funderId, commandId);
    const record = new Texts(this.vault.sealer(`fund:${wish.fundId}`), fundLimits);
    const ifAny = (name: 'restriction' | 'donor', text: string) => (text === '' ? null : record.seal(name, text));
    const sealed = {
      name: record.seal('name', wish.name), source: record.seal('source', wish.source),
      restriction: ifAny('restriction', wish.restriction), donor: ifAny('donor', wish.donor),
    };
    await record.save();
    const command = {
      type: 'RegisterFund', ...wish, ...sealed, registeredBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(fund, command, sender, wish));
  }
}
