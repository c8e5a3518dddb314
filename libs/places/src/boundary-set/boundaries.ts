import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from 'typeorm';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { Places } from '../neighbourhood-set/places.js';
import { readBoundaries } from './boundary-file.js';
import { boundarySet } from './boundary-set.decider.js';
import { BoundarySetRow } from './boundary-sets.view.js';
import { matched, type Matched } from './matching.js';

export type BoundariesFile = Readonly<{ setId: string; name: string; source: string; file: Buffer }>;

/** Where wards lie: brings boundaries in, and says which wards they fit. */
@Injectable()
export class Boundaries {
  constructor(
    private readonly commands: CommandBus, private readonly db: EntityManager, private readonly clock: Clock,
    private readonly places: Places,
  ) {}

  /** All or nothing. @throws BadFile; Refusal `already-imported` where nothing changed */
  async import({ file, ...named }: BoundariesFile, sender: Sender): Promise<Saved & Matched> {
    const content = readBoundaries(file);
    const command = { type: 'ImportBoundaries', ...named, ...content, at: this.clock.now() } as const;
    const saved = await this.commands.execute(new Execute(boundarySet, command, sender));
    return { ...saved, ...matched(await this.wards(), content.boundaries) };
  }

  /** All wards with all boundaries. Where two sets have a ward, the one that comes first by its id draws it. */
  async ofWards(): Promise<Matched & { sources: readonly string[] }> {
    const sets = await this.db.find(BoundarySetRow, { order: { id: 'ASC' } });
    const boundaries = new Map(sets.flatMap((set) => set.boundaries).reverse().map((one) => [one.code, one]));
    return { ...matched(await this.wards(), [...boundaries.values()]), sources: sets.map(({ source }) => source) };
  }

  /** Each once, though several sets may have it. */
  private async wards() {
    const wards = (await this.places.sets()).flatMap((set) => set.wards);
    return [...new Map(wards.map((ward) => [ward.code, ward])).values()];
  }
}
