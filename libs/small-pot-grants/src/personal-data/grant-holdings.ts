import type { Holding } from '#data-protection';
import type { ApplicationRow } from '../application/applications.view.js';
import { wayBackRecord } from '../way-back/way-back-record.js';

/** While it is being decided, or an offer waits for its answer. */
export const isLive = ({ status }: Pick<ApplicationRow, 'status'>) => status === 'submitted' || status === 'awarded';

/** From when the retention schedule counts; null while it is live. */
export function keptSince({ status, settledAt, startedAt }: ApplicationRow): Holding['kept'] {
  if (isLive({ status })) return null;
  if (status === 'draft') return { kind: 'unsent-draft', since: startedAt };
  return { kind: status === 'accepted' ? 'award' : 'unsuccessful-application', since: settledAt ?? startedAt };
}

/** What goes with an application; and of one that was paid, what outlives it. */
export function applicationHoldings(row: ApplicationRow): readonly Holding[] {
  const { id, reference, funderId, status, answers: { group, project } } = row;
  const apart = {
    subject: `grant:${id}`,
    digests: [group?.name, group?.number, project?.title].flatMap((text) => (text ? [text._sd] : [])),
  };
  const isPaid = status === 'accepted';
  const application: Holding = {
    key: `application:${id}`, what: `The application ${reference}`, controllers: [funderId],
    stays: isLive(row) ? 'being-decided' : null, kept: keptSince(row), records: [...new Set([id, wayBackRecord(row)])],
    ...(isPaid && { apart }),
  };
  const grant: Holding = {
    key: apart.subject, what: `Which group got the grant ${reference}, and what it is called`, controllers: [],
    stays: 'organisation-facts', kept: null, records: [],
  };
  return isPaid ? [application, grant] : [application];
}
