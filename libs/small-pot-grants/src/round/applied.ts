import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { ApplicationRow } from '../application/applications.view.js';

/** Applications that were sent: how many still count and what they ask for, in pence, and how many were withdrawn. */
export type Applied = Readonly<{ applied: number; askedPence: number; withdrew: number }>;

type Counted = Readonly<{ roundId: string; applied: string; askedPence: string; withdrew: string }>;

/** Nobody has applied. */
export const nobody: Applied = { applied: 0, askedPence: 0, withdrew: 0 };

/** Who applied to each of these rounds. Counted from the applications: each row knows what it asked and its state. */
export async function appliedTo(db: EntityManager, roundIds: readonly string[]): Promise<ReadonlyMap<string, Applied>> {
  const isWithdrawn = `a.status = 'withdrawn'`;
  const counted = await db.createQueryBuilder(ApplicationRow, 'a')
    .select('a.roundId', 'roundId')
    .addSelect(`count(*) FILTER (WHERE NOT ${isWithdrawn})`, 'applied')
    .addSelect(`coalesce(sum(a.askedPence) FILTER (WHERE NOT ${isWithdrawn}), 0)`, 'askedPence')
    .addSelect(`count(*) FILTER (WHERE ${isWithdrawn})`, 'withdrew')
    .where({ roundId: In([...roundIds]) }).andWhere('a.submittedAt IS NOT NULL')
    .groupBy('a.roundId').getRawMany<Counted>();
  return new Map(counted.map(({ roundId, ...one }) => [roundId, {
    applied: Number(one.applied), askedPence: Number(one.askedPence), withdrew: Number(one.withdrew),
  }]));
}
