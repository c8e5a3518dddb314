import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { Clock, Execute, type Saved, Streams } from '#event-store';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import { Texts, Vault } from '#privacy';
import { figureOf, indexSeries, indexSeriesStream } from '../index-series/index-series.decider.js';
import { tariffLimits } from './limits.js';
import { tariff, tariffStream } from './tariff.decider.js';
import { TariffRow } from './tariffs.view.js';

export type RateWish = Readonly<{
  funderId: string; from: string; ratePence: number; seriesCode: string; indexedTo: string; minute: string;
}>;
/** `month`: whose index the new rate has in it. */
export type UpratingWish = Readonly<{ funderId: string; from: string; month: string }>;
export type TariffPage = Revealed<TariffRow>;

/** What a dwelling owes where no deed fixes its own rate. Public. */
@Injectable()
export class Tariffs {
  constructor(
    private readonly commands: CommandBus, private readonly streams: Streams, private readonly vault: Vault,
    private readonly clock: Clock, private readonly db: EntityManager,
  ) {}

  /** @throws Refusal */
  async set(actor: Actor, commandId: string, wish: RateWish): Promise<Saved> {
    const sender = actor.sender('manage-contributions', wish.funderId, commandId);
    const texts = new Texts(this.vault.sealer(`tariff:${wish.funderId}`), tariffLimits);
    const minute = texts.seal('minute', wish.minute);
    await texts.save();
    const command = { type: 'SetTariffRate', ...wish, minute, setBy: actor.personId, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(tariff, command, sender, { type: 'SetTariffRate', ...wish }));
  }

  /** From the rate before, by the index. @throws Refusal */
  async uprate(actor: Actor, commandId: string, wish: UpratingWish): Promise<Saved> {
    const sender = actor.sender('manage-contributions', wish.funderId, commandId);
    const figures = await this.figuresFor(wish);
    const by = { upratedBy: actor.personId, at: this.clock.now() };
    const command = { type: 'UprateTariff', ...wish, ...figures, ...by } as const;
    return this.commands.execute(new Execute(tariff, command, sender, { type: 'UprateTariff', ...wish }));
  }

  async ofFunders(funderIds: readonly string[]): Promise<readonly TariffPage[]> {
    return this.vault.reveal(await this.db.findBy(TariffRow, { id: In([...funderIds]) }));
  }

  async all(): Promise<readonly TariffPage[]> {
    return this.vault.reveal(await this.db.find(TariffRow, { order: { id: 'ASC' } }));
  }

  private async figuresFor({ funderId, month }: UpratingWish) {
    const { state: { rates } } = await this.streams.load(tariff, tariffStream(funderId));
    const last = rates.at(-1);
    if (!last) return { base: null, due: null, seriesRevision: 0 }; // the decider says no
    const { state, revision } = await this.streams.load(indexSeries, indexSeriesStream(funderId, last.seriesCode));
    return { base: figureOf(state, last.indexedTo), due: figureOf(state, month), seriesRevision: revision };
  }
}
