import { daysAfter, type Instant } from '#kernel';
import type { HandedOver } from '../application/application.state.js';
import type { ApplicationRow } from '../application/applications.view.js';

type Owned = Readonly<{ id: string; applicantId: string; handedOver: HandedOver | null }>;

/** Under what an application's code is kept. Another once it went to a new person: then the old one ends. */
export const wayBackRecord = ({ id, applicantId, handedOver }: Owned) =>
  (handedOver === null ? id : `${id} ${applicantId}`);

/** How long a code still opens an application after the last thing that can be done in it. */
export const DAYS_OF_CODES = 90;

/** When its code ends: after the last decision, or after the round closed without it; open while people decide. */
export function endOfCode(
  { status, settledAt, decision }: EndOf, closesAt: Instant | null,
): Instant | undefined {
  const last = settledAt ?? decision?.decidedAt ?? (status === 'draft' ? closesAt : null);
  return last === null ? undefined : daysAfter(last, DAYS_OF_CODES);
}

type EndOf = Pick<ApplicationRow, 'status' | 'settledAt' | 'decision'>;
