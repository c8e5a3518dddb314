import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#event-store';
import type { Actor } from '#identity';
import { type WorkItem, WorkSource } from './work-source.js';

export const WORK_SOURCES = Symbol('what a committee’s work list is made of');

export type WorkListItem = WorkItem & Readonly<{ isOverdue: boolean }>;
export type WorkListPage = Readonly<{ forYou: readonly WorkListItem[]; forOthers: readonly WorkListItem[] }>;

/** What waits for somebody of a scrutiny committee, from every part of scrutiny: what is due first comes first. */
@Injectable()
export class WorkList {
  constructor(@Inject(WORK_SOURCES) private readonly sources: readonly WorkSource[], private readonly clock: Clock) {}

  async of(actor: Actor): Promise<WorkListPage> {
    const found = await Promise.all(this.sources.map((source) => source.itemsFor(actor)));
    const now = Date.parse(this.clock.now());
    const items = found.flat().toSorted(byDue)
      .map((item) => ({ ...item, isOverdue: item.dueAt !== null && Date.parse(item.dueAt) < now }));
    return {
      forYou: items.filter(({ waitsFor }) => waitsFor === 'you'),
      forOthers: items.filter(({ waitsFor }) => waitsFor === 'others'),
    };
  }
}

const dueOf = ({ dueAt }: WorkItem) => (dueAt === null ? Infinity : Date.parse(dueAt));

/** What has no last day comes after what has one, the oldest first. */
const byDue = (one: WorkItem, other: WorkItem) =>
  (dueOf(one) === dueOf(other) ? Date.parse(one.since) - Date.parse(other.since) : dueOf(one) - dueOf(other));
