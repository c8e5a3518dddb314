import { Injectable } from '@nestjs/common';
import { RecurringWork } from '#event-store';
import { CaseIndex } from './case-index.js';

/** Runs in the worker: keeps what a search knows in step with the log. Several do no harm. */
@Injectable()
export class CaseIndexer extends RecurringWork {
  constructor(private readonly index: CaseIndex) {
    super('The search of decisions stands still', { pause: 100, afterTrouble: 2_000 });
  }

  /** What is touched is marked first, so that nobody finds what no longer holds. */
  protected override async turn() {
    try {
      const isTouched = await this.index.touch();
      return await this.index.refresh() || isTouched ? 'more' as const : 'done' as const;
    } catch (error) {
      await this.index.note(String(error)).catch(() => undefined); // the log has it anyhow
      throw error;
    }
  }
}
