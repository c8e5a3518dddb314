import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { RecurringWork } from '#event-store';
import { Refusal } from '#kernel';
import { CarryingOut } from './carrying-out.js';
import { ErasureRow } from './erasures.view.js';

/** Runs in the worker: whatever is approved is carried out, be it after a crash or after a restore. */
@Injectable()
export class ErasureWorker extends RecurringWork {
  /** As far as this process knows: no restore happens while it runs. */
  private isLogComplete = false;
  constructor(private readonly db: EntityManager, private readonly carryingOut: CarryingOut) {
    super('Cannot erase yet', { pause: 1_000, afterTrouble: 10_000 });
  }

  protected override async turn() {
    await this.carryOutAll();
    if (!this.isLogComplete) await this.carryingOut.tellWhatTheLogForgot();
    this.isLogComplete = true;
    return 'done' as const;
  }

  /** One that cannot be carried out does not hold up the others. The view may be behind: a refusal is fine. */
  private async carryOutAll() {
    for (const { id } of await this.db.findBy(ErasureRow, { status: 'approved' }))
      await this.carryingOut.carryOut(id).catch((error: unknown) => {
        if (!(error instanceof Refusal)) this.logger.error(`Cannot carry out the erasure ${id} yet: ${String(error)}`);
      });
  }
}
