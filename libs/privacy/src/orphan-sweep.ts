import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { EventStore, type Position, RecurringWork } from '#event-store';
import { Disclosure, DisclosureCheckpoint } from './privacy.entities.js';
import { digestsIn } from './sealed-texts.js';

const HOUR = 3_600_000;
const ID = 'orphans';

/**
 * Deletes the texts that were saved for a command which then came to nothing: a refusal, a crash before the append.
 * A text goes only if it was saved 24 hours before the sweep began and no event names it up to the end of the log, as
 * the sweep found it after that. An append that is under way has been for seconds, not for a day. Runs in the
 * worker; several do no harm.
 */
@Injectable()
export class OrphanSweep extends RecurringWork {
  constructor(private readonly db: DataSource, private readonly store: EventStore) {
    super('Texts that no event names stay for now', { pause: HOUR });
  }

  protected override async turn() {
    const count = await this.sweep();
    if (count > 0) this.logger.log(`Deleted ${count} texts that no event names`);
    return 'done' as const;
  }

  /** @returns how many texts were deleted */
  async sweep(): Promise<number> {
    const [{ since }] = await this.db.query<[{ since: Date }]>(`SELECT now() - interval '24 hours' AS since`);
    while (!(await this.reachesTheEnd())) if (this.stopping.signal.aborted) return 0;
    const { affected } = await this.db.createQueryBuilder().delete().from(Disclosure)
      .where('NOT kept AND saved_at < :since', { since }).execute();
    return affected ?? 0;
  }

  /** Marks what the next page of events names. Marks and checkpoint move together, and only from the page's start. */
  private async reachesTheEnd(): Promise<boolean> {
    const { position: after } = await this.db.manager.findOneByOrFail(DisclosureCheckpoint, { id: ID });
    const page = await this.store.readAll({ after, limit: 500 });
    const last = page.at(-1);
    if (last) await this.keep(digestsIn(page.map(({ data }) => data)), { after, upTo: last.position });
    return last === undefined;
  }

  private keep(digests: readonly string[], { after, upTo }: Record<'after' | 'upTo', Position>) {
    return this.db.transaction(async (tx) => {
      const moved = await tx.update(DisclosureCheckpoint, { id: ID, position: after }, { position: upTo });
      if (moved.affected === 1)
        await tx.update(Disclosure, { digest: Any([...digests]) }, { kept: true });
    });
  }
}
