import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Streams } from '#event-store';
import { programmeItem, programmeStream } from './programme.decider.js';
import { ProgrammeRow } from './programmes.view.js';

/** Which cases a committee has in its work programme now, for pages about more than one case. */
@Injectable()
export class HeldCases {
  constructor(private readonly db: EntityManager, private readonly streams: Streams) {}

  /** Of these references. The view says where to look, and the streams say what is so. */
  async among(organisationId: string, references: readonly string[]): Promise<ReadonlySet<string>> {
    const ids = references.map((reference) => `${organisationId}/${reference}`);
    const rows = await this.db.findBy(ProgrammeRow, { id: In(ids), status: 'in-programme' });
    const held = await Promise.all(rows.map(async ({ reference }) => {
      const { state } = await this.streams.load(programmeItem, programmeStream(organisationId, reference));
      return state.status === 'in-programme' ? [reference] : [];
    }));
    return new Set(held.flat());
  }
}
