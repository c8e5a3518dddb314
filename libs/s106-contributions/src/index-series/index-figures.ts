import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager, In } from 'typeorm';
import { Clock, Execute, type Saved } from '#event-store';
import type { Actor } from '#identity';
import { readFigures } from './figures-file.js';
import { indexSeries } from './index-series.decider.js';
import { IndexSeriesRow } from './index-series.view.js';

export type NewIndexSeries = Readonly<{ funderId: string; code: string; name: string; source: string }>;
/** `file`: a CSV, as text. */
export type FiguresWish = Readonly<{ funderId: string; code: string; file: string }>;

/** The indices that a funder's deeds follow. What is published of them is public. */
@Injectable()
export class IndexFigures {
  constructor(
    private readonly commands: CommandBus, private readonly clock: Clock, private readonly db: EntityManager,
  ) {}

  /** @throws Refusal */
  open(actor: Actor, commandId: string, wish: NewIndexSeries): Promise<Saved> {
    const sender = actor.sender('manage-contributions', wish.funderId, commandId);
    const command = { type: 'OpenIndexSeries', ...wish, openedBy: actor.personId, at: this.clock.now() } as const;
    return this.commands.execute(new Execute(indexSeries, command, sender, wish));
  }

  /** All of a file or nothing of it. @throws Refusal `bad-file` that names every bad line, and others */
  async publish(actor: Actor, commandId: string, { funderId, code, file }: FiguresWish): Promise<Saved> {
    const sender = actor.sender('manage-contributions', funderId, commandId);
    const { figures, fileSha256 } = readFigures(file);
    const command = {
      type: 'PublishIndexFigures', funderId, code, figures, fileSha256, loadedBy: actor.personId, at: this.clock.now(),
    } as const;
    return this.commands.execute(new Execute(indexSeries, command, sender, { funderId, code, fileSha256 }));
  }

  ofFunders(funderIds: readonly string[]): Promise<readonly IndexSeriesRow[]> {
    return this.db.find(IndexSeriesRow, { where: { funderId: In([...funderIds]) }, order: { code: 'ASC' } });
  }

  all(): Promise<readonly IndexSeriesRow[]> {
    return this.db.find(IndexSeriesRow, { order: { funderId: 'ASC', code: 'ASC' } });
  }

  find(id: string): Promise<IndexSeriesRow | null> {
    return this.db.findOneBy(IndexSeriesRow, { id });
  }
}
