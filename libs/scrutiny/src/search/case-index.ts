import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Checkpoints, EventStore, type Position, type Recorded, schemaOf, START } from '#event-store';
import type { Access } from '../access.js';
import { CaseFiles, type OpenCase } from '../case-files.js';
import { isInProgramme } from '../programme/programme.sentences.js';
import { CaseEntry, caseIndex } from './case-entry.js';
import { facesOf } from './face.js';

/** Events that are read, and cases that are read again, at a time. */
const [pageSize, most] = [1_000, 25];
const checkpoint = `${schemaOf(caseIndex)}.checkpoint`;

/**
 * The table that a search reads. It is in no event's hands: an event says which cases it touches, and these are read
 * again from the log as a trail is, so that a search knows what the trail tells and nothing else. Between the two
 * nobody finds the case, so that what was withheld a moment ago is not found either. It can be made again at any time.
 */
@Injectable()
export class CaseIndex implements OnModuleInit {
  constructor(
    private readonly files: CaseFiles, private readonly store: EventStore, private readonly db: DataSource,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Makes the table, where there is none yet. */
  onModuleInit() { return this.checkpoints.prepare(caseIndex); }

  /**
   * Marks what the next events touch, as they were written: an event that nobody here can read stops the cases that it
   * stands in, and no others. False where there are none, or where what says so is behind.
   */
  async touch(): Promise<boolean> {
    const after = await this.checkpoints.of(caseIndex);
    const page = await this.store.readAll({ after, limit: pageSize });
    const upTo = page.at(-1)?.position;
    if (upTo === undefined || !(await this.areReady(upTo))) return false;
    await this.mark(await this.touchedBy(page), { after, upTo });
    return true;
  }

  /** Reads some of what is marked again. False where nothing was. @throws where a case cannot be told; others are. */
  async refresh(): Promise<boolean> {
    const stale = await this.db.manager.find(CaseEntry, {
      where: { isStale: true }, order: { id: 'ASC' }, take: most, select: { id: true, touched: true },
    });
    const failed: unknown[] = [];
    for (const { id, touched } of stale)
      await this.read(id, touched)
        .catch((cause: unknown) => failed.push(new Error(`${id}: ${String(cause)}`, { cause })));
    if (failed.length > 0) throw failed[0];
    return stale.length > 0;
  }

  /** Whether everything that happened until now is known here, so that what is found is what a trail would say. */
  async isUpToDate(milliseconds: number): Promise<boolean> {
    return this.checkpoints.waitFor(caseIndex, await this.store.head(), milliseconds);
  }

  /** How it does, as for a view. */
  async health() { return this.checkpoints.health(caseIndex, await this.store.head()); }

  /** For all to see, until it goes on. */
  note(error: string) { return this.checkpoints.note(caseIndex, error); }

  /** Begins again from the first event. Until it is through, nobody finds what it has not read again. */
  rebuild(): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query(`UPDATE ${checkpoint} SET position = $1, error = NULL`, [START]);
      await tx.createQueryBuilder().delete().from(CaseEntry).execute();
    });
  }

  private async areReady(upTo: Position): Promise<boolean> {
    const ready = await Promise.all(this.files.restsOn.map((view) => this.checkpoints.waitFor(view, upTo)));
    return ready.every(Boolean);
  }

  private async touchedBy(events: readonly Recorded[]): Promise<readonly string[]> {
    return [...new Set(await this.files.touchedBy(events))].sort(); // always in one order: two at once do not block
  }

  /** Marks and checkpoint move together, and only from where the page begins. */
  private mark(references: readonly string[], { after, upTo }: Record<'after' | 'upTo', Position>) {
    return this.db.transaction(async (tx) => {
      const [, moved] = await tx.query<[unknown, number]>(
        `UPDATE ${checkpoint} SET position = $2, error = NULL WHERE position = $1`, [after, upTo]);
      if (moved !== 1) return;
      await tx.query(
        `INSERT INTO case_entry AS known (id, touched, "isStale") SELECT id, 1, true FROM unnest($1::text[]) AS id
         ON CONFLICT (id) DO UPDATE SET touched = known.touched + 1, "isStale" = true`, [references]);
    });
  }

  /** Stays marked where something happened to it meanwhile. */
  private async read(id: string, touched: number) {
    const found = await this.files.open(id);
    if (!found) await this.db.manager.delete(CaseEntry, { id, touched });
    else await this.db.manager.update(CaseEntry, { id, touched },
      { access: accessTo(found), ...facesOf(found), isStale: false });
  }
}

function accessTo({ one, events }: OpenCase): Access {
  const { ownerId, funderId, isWithFunder, isPublic, closed } = one;
  return { ownerId, funderId, isWithFunder, isPublic, closed, isInProgramme: isInProgramme(events) };
}
