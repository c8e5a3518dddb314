import { Injectable } from '@nestjs/common';
import { Brackets, EntityManager, In } from 'typeorm';
import { sum } from '#kernel';
import { Vault } from '#privacy';
import { ApplicationRow } from '../application/applications.view.js';
import type { ApplicationStatus } from '../application/application.state.js';
import { entryOf, type RegisterEntry } from './register-entry.js';

/** `text` is looked for in what the public sees of an award: its reference, group, project and place. */
export type RegisterFilter = Readonly<{
  funderId?: string; roundId?: string; wardCodes?: readonly string[]; text?: string;
  /** For officers: what is withheld of a group is found by its record all the same. */
  organisationIds?: readonly string[];
}>;

/** Amounts in pence. An award stands until the group turns it down, lets it lapse or withdraws. */
export type RegisterTotals = Readonly<{ found: number; standing: number; standingPence: number }>;
export type RegisterPage = RegisterTotals & Readonly<{
  entries: readonly RegisterEntry[]; page: number; pages: number;
}>;

type Found = Readonly<{ id: string; status: ApplicationStatus; wardCode: string | null; pence: string }>;

/** Entries on a page, and awards that are read at once where all are wanted. */
const [pageSize, chunkSize] = [25, 500];

export const isStanding = (status: ApplicationStatus) => status === 'awarded' || status === 'accepted';

/** The public register: awards, the latest first, and nothing of the applications that were declined. */
@Injectable()
export class Register {
  constructor(private readonly db: EntityManager, private readonly vault: Vault) {}

  /** `page` counts from 1; beyond the last it is the last. */
  async page(filter: RegisterFilter, page: number): Promise<RegisterPage> {
    const found = await this.find(filter);
    const pages = Math.max(1, Math.ceil(found.length / pageSize));
    const shown = Math.min(page, pages);
    const entries = await this.entries(found.slice((shown - 1) * pageSize, shown * pageSize));
    return { ...totalsOf(found), entries, page: shown, pages };
  }

  /** The funders to whom each of these organisations has applied. */
  async fundersOf(organisationIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.db.find(ApplicationRow, {
      where: { organisationId: In([...organisationIds]) }, select: { id: true, funderId: true, organisationId: true },
    });
    return new Map(organisationIds.map((id) =>
      [id, rows.filter(({ organisationId }) => organisationId === id).map(({ funderId }) => funderId)]));
  }

  async totals(): Promise<RegisterTotals> {
    return totalsOf(await this.find({}));
  }

  /** Everything that fits the filter, some hundreds at a time, for a download. */
  async *all(filter: RegisterFilter): AsyncGenerator<readonly RegisterEntry[]> {
    const found = await this.find(filter);
    for (let start = 0; start < found.length; start += chunkSize)
      yield await this.entries(found.slice(start, start + chunkSize));
  }

  /** What stands of a round's awards by ward, in pence; under null what is withheld or in no known ward. */
  async standingByWard(roundId: string): Promise<ReadonlyMap<string | null, number>> {
    const byWard = new Map<string | null, number>();
    const standing = (await this.find({ roundId })).filter(({ status }) => isStanding(status));
    for (const { wardCode, pence } of standing) byWard.set(wardCode, (byWard.get(wardCode) ?? 0) + Number(pence));
    return byWard;
  }

  private async find(filter: RegisterFilter): Promise<readonly Found[]> {
    const found = await this.query(filter).getRawMany<Found>();
    const text = filter.text?.trim().toLowerCase();
    return text ? this.withText(found, text) : found;
  }

  /** Ids only: what an entry says is opened for the entries that are shown. */
  private query({ funderId, roundId, wardCodes, organisationIds }: RegisterFilter) {
    const isPlaceWithheld = `a.withheld->'parts' @> '"place"'`;
    const query = this.db.createQueryBuilder(ApplicationRow, 'a')
      .select(['a.id AS id', 'a.status AS status', `a.decision->>'pence' AS pence`])
      .addSelect(`CASE WHEN ${isPlaceWithheld} THEN NULL ELSE a."wardCode" END`, 'wardCode')
      .where(`a.decision->>'outcome' = 'awarded'`)
      .orderBy(`a.decision->>'decidedAt'`, 'DESC').addOrderBy('a.id');
    if (funderId !== undefined) query.andWhere({ funderId });
    if (roundId !== undefined) query.andWhere({ roundId });
    if (organisationIds) query.andWhere({ organisationId: In([...organisationIds]) });
    // Who looks for a place does not find what is withheld of it.
    if (wardCodes) query.andWhere({ wardCode: In([...wardCodes]) })
      .andWhere(new Brackets((either) => either.where('a.withheld IS NULL').orWhere(`NOT ${isPlaceWithheld}`)));
    return query;
  }

  private async withText(found: readonly Found[], text: string): Promise<readonly Found[]> {
    const matching = new Set<string>();
    for (let start = 0; start < found.length; start += chunkSize) {
      const rows = await this.rows(found.slice(start, start + chunkSize));
      const words = rows.flatMap((row) => entryOf(row).map(({ reference, group, title, place }) =>
        ({ id: row.id, words: [reference, group, title, place] })));
      for (const one of await this.vault.reveal(words))
        if (one.words.some((word) => word?.toLowerCase().includes(text))) matching.add(one.id);
    }
    return found.filter(({ id }) => matching.has(id));
  }

  private async entries(found: readonly Found[]): Promise<readonly RegisterEntry[]> {
    return this.vault.reveal((await this.rows(found)).flatMap(entryOf));
  }

  /** In the order in which they were found. */
  private async rows(found: readonly Found[]): Promise<readonly ApplicationRow[]> {
    const rows = await this.db.findBy(ApplicationRow, { id: In(found.map(({ id }) => id)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return found.flatMap(({ id }) => byId.get(id) ?? []);
  }
}

function totalsOf(found: readonly Found[]): RegisterTotals {
  const standing = found.filter(({ status }) => isStanding(status));
  return {
    found: found.length, standing: standing.length, standingPence: sum(standing.map(({ pence }) => Number(pence))),
  };
}
