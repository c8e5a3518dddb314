import { type EntityManager, In } from 'typeorm';
import type { Holding } from '#data-protection';
import { ApplicationRow } from '../application/applications.view.js';
import { isLive, keptSince } from './grant-holdings.js';

/** The records of the groups for which a person applied. A small group can be one person: they go together. */
export async function groupHoldings(
  db: EntityManager, personId: string, rows: readonly ApplicationRow[],
): Promise<readonly Holding[]> {
  const ids = [...new Set(rows.flatMap(({ organisationId }) => organisationId ?? []))];
  const all = await db.findBy(ApplicationRow, { organisationId: In(ids) });
  return ids.map((id) => holdingOf(id, personId, all.filter(({ organisationId }) => organisationId === id)));
}

function holdingOf(id: string, personId: string, applications: readonly ApplicationRow[]): Holding {
  const isOthers = applications.some(({ applicantId }) => applicantId !== personId);
  const awards = applications.flatMap((row) => keptSince(row) ?? []).filter(({ kind }) => kind === 'award');
  return {
    key: `organisation:${id}`, what: 'The record of their group', records: [],
    controllers: [...new Set(applications.map(({ funderId }) => funderId))],
    stays: isOthers ? 'others-in-the-group' : applications.some(isLive) ? 'being-decided' : null,
    kept: awards.toSorted((one, other) => (one.since < other.since ? 1 : -1))[0] ?? null,
  };
}
