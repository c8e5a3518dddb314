import { Injectable } from '@nestjs/common';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type Due, Holdings } from '../holdings.js';
import { dueAt, isKept, type Rule, ruleFor } from './schedule.js';

/** Something whose time is over, since when, and by which rule. */
export type DueItem = Due & Readonly<{ dueAt: string; rule: Rule }>;

/** What has been kept for as long as the schedule says. It is listed, and goes only when two people approve it. */
@Injectable()
export class Retention {
  constructor(private readonly holdings: Holdings, private readonly clock: Clock) {}

  /** What the reader's organisations hold; the longest due comes first. */
  async due(actor: Actor): Promise<readonly DueItem[]> {
    const now = this.clock.now();
    const all = await this.holdings.aging(actor.organisationsWhere('see-retention'));
    return all.filter(({ kept }) => !isKept(kept, now))
      .map((one) => ({ ...one, dueAt: dueAt(one.kept), rule: ruleFor(one.kept) }))
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  }
}
