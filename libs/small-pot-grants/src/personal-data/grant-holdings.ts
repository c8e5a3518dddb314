import type { Holding } from '#data-protection';
import type { ApplicationRow } from '../application/applications.view.js';

/** While it is being decided, or an offer waits for its answer. */
export const isLive = ({ status }: Pick<ApplicationRow, 'status'>) => status === 'submitted' || status === 'awarded';

/** From when the retention schedule counts; null while it is live. */
export function keptSince({ status, settledAt, startedAt }: ApplicationRow): Holding['kept'] {
  if (isLive({ status })) return null;
  if (status === 'draft') return { kind: 'unsent-draft', since: startedAt };
  return { kind: status === 'accepted' ? 'award' : 'unsuccessful-application', since: settledAt ?? startedAt };
}

export const applicationHolding = (row: ApplicationRow): Holding => ({
  key: `application:${row.id}`, what: `The application ${row.reference}`, controllers: [row.funderId],
  stays: isLive(row) ? 'being-decided' : null, kept: keptSince(row), records: [row.id],
});
