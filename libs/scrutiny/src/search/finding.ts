import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import type { Actor } from '#identity';
import type { Instant } from '#kernel';
import { readerOf } from '../access.js';
import { Humans } from '../humans.js';
import type { Reader } from '../reader.js';
import { CaseEntry } from './case-entry.js';
import type { Face, Words } from './face.js';
import type { SearchWish, Sort } from './wish.js';

/** A case that somebody may read, as which kind of reader. */
export type Readable = Readonly<{ id: string; reader: Reader }>;
/** What is needed to count and to sort. */
export type Found = Readable & Readonly<{ decidedPence: number | null; changedAt: Instant }>;
/** Marks of which every group needs one. */
export type Groups = readonly (readonly string[])[];
/** How many cases of this reader have a mark. */
export type MarkCount = Readonly<{ mark: string; cases: number }>;

/** One line for each case that the reader may read, with the face that is theirs and no other. */
const faces = `WITH one AS (
  SELECT entry.id, mine.reader, entry.faces -> mine.reader AS face, entry.words -> mine.reader AS words
  FROM case_entry AS entry JOIN unnest($1::text[], $2::text[]) AS mine (id, reader) USING (id)
  WHERE NOT entry."isStale")`;

const orders: Readonly<Record<Sort, string>> = {
  newest: `face ->> 'day' DESC`, oldest: `face ->> 'day'`,
  most: `(face ->> 'pence')::bigint DESC NULLS LAST`, least: `(face ->> 'pence')::bigint NULLS LAST`,
};

/** Asks the table of the search. Who may read what is decided by `readerOf`, as it is for a trail. */
@Injectable()
export class Finding {
  constructor(private readonly db: EntityManager, private readonly humans: Humans) {}

  /** Everything that this actor may read. `waiting`: what was readable changes right now, and is left out. */
  async readableBy(actor: Actor | undefined): Promise<{ readable: readonly Readable[]; isWaiting: boolean }> {
    const entries = await this.db.createQueryBuilder(CaseEntry, 'e').select(['e.id', 'e.isStale', 'e.access'])
      .where('e.access IS NOT NULL').getMany();
    const human = await this.humans.behind(actor);
    const readable = entries.flatMap(({ id, isStale, access }) => {
      const reader = access && readerOf(access, human);
      return reader ? [{ id, reader, isStale }] : [];
    });
    return { readable: readable.filter(({ isStale }) => !isStale), isWaiting: readable.some(({ isStale }) => isStale) };
  }

  /** The marks that a reader could look for, in the order of the alphabet. */
  async marks(readable: readonly Readable[]): Promise<readonly MarkCount[]> {
    return this.db.query<MarkCount[]>(
      `${faces} SELECT mark, count(*)::int AS cases FROM one, jsonb_object_keys(face -> 'marks') AS mark
       GROUP BY mark ORDER BY mark`, columnsOf(readable));
  }

  /** In the order that is wished for; the same where that is the same. */
  async find(readable: readonly Readable[], wish: SearchWish, groups: Groups): Promise<readonly Found[]> {
    const parameters: unknown[] = [...columnsOf(readable)];
    const put = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = [...groups.map((group) => `face -> 'marks' ?| ${put(group)}::text[]`), ...limitsOf(wish, put)];
    return this.db.query<Found[]>(
      `${faces} SELECT id, reader, (face ->> 'decidedPence')::float8 AS "decidedPence",
         face ->> 'changedAt' AS "changedAt"
       FROM one WHERE face IS NOT NULL ${conditions.map((condition) => `AND ${condition} `).join('')}
       ORDER BY ${orders[wish.sort ?? 'newest']}, id`, parameters);
  }

  async faces(readable: readonly Readable[]): Promise<ReadonlyMap<string, Face>> {
    const rows = await this.db.query<{ id: string; face: Face }[]>(
      `${faces} SELECT id, face FROM one`, columnsOf(readable));
    return new Map(rows.map(({ id, face }) => [id, face]));
  }

  async words(readable: readonly Readable[]): Promise<ReadonlyMap<string, Words>> {
    const rows = await this.db.query<{ id: string; words: Words }[]>(
      `${faces} SELECT id, words FROM one`, columnsOf(readable));
    return new Map(rows.map(({ id, words }) => [id, words]));
  }
}

const columnsOf = (readable: readonly Readable[]) =>
  [readable.map(({ id }) => id), readable.map(({ reader }) => reader)];

function limitsOf({ fromDay, toDay, fromPence, toPence }: SearchWish, put: (value: unknown) => string): string[] {
  const limits = [
    [fromDay, (at: string) => `face ->> 'day' >= ${at}`], [toDay, (at: string) => `face ->> 'day' <= ${at}`],
    [fromPence, (at: string) => `(face ->> 'pence')::bigint >= ${at}`],
    [toPence, (at: string) => `(face ->> 'pence')::bigint <= ${at}`],
  ] as const;
  return limits.flatMap(([limit, condition]) => (limit === undefined ? [] : [condition(put(limit))]));
}
