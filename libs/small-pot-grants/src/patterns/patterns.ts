import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type Actor, Directory } from '#identity';
import { assessors, byKind, deciders, ranking, speed, years } from './counted.sql.js';
import { type Count, FEWEST } from './small-numbers.js';

/** `year` in which a financial year of decisions begins. */
export type PatternFilter = Readonly<{ funderIds: readonly string[]; roundId: string | null; year: number | null }>;
type By = 'size' | 'kind' | 'history' | 'ward';
/** Days; `median` and `longest` have fractions. The others count up to 14, 28, 56 days, and more. */
export type Speed = Readonly<{
  what: 'decided' | 'accepted'; number: number; median: number; longest: number;
  fortnight: number; month: number; twoMonths: number; longer: number;
}>;
/** How many decisions went by the ranked list, and how many past it. */
export type AgainstRanking = Readonly<{
  awarded: number; awardedPastBetter: number; declined: number; declinedBeforeWorse: number; withoutPlace: number;
}>;
/** Out of 100: the mean of what somebody gave, and the standard deviation. */
export type Strictness = Readonly<{ personId: string; name: string; number: number; mean: number; spread: number }>;
/** `share`: the part in 100 of what was asked for that they gave, of what they awarded. */
export type Deciding = Readonly<{ personId: string; name: string; number: number; awarded: number; share: number }>;

type Row = Omit<Count, 'pence'> & Readonly<{ by: By; pence: string }>;

/** Who is funded and who is not, counted in the database over rounds in which everything is decided. */
@Injectable()
export class Patterns {
  constructor(private readonly db: EntityManager, private readonly directory: Directory) {}

  /** `isPublic`: what is withheld from publication stands under "withheld". Small numbers are still in it. */
  async counts(filter: PatternFilter, isPublic: boolean): Promise<Readonly<Record<By, readonly Count[]>>> {
    const rows = await this.ask<Row>(byKind, filter, isPublic);
    const of = (by: By) => rows.filter((row) => row.by === by)
      .map(({ by: _, pence, ...count }) => ({ ...count, pence: Number(pence) }));
    return { size: of('size'), kind: of('kind'), history: of('history'), ward: of('ward') };
  }

  speed(filter: PatternFilter, awardsOnly: boolean): Promise<readonly Speed[]> {
    return this.ask<Speed>(speed, filter, awardsOnly, awardsOnly);
  }

  async againstRanking(filter: PatternFilter): Promise<AgainstRanking> {
    return (await this.ask<AgainstRanking>(ranking, filter, false))[0]!;
  }

  /** By person, so only for those who may read full trails there. @throws NotPermitted */
  async people(actor: Actor, filter: PatternFilter) {
    for (const funderId of filter.funderIds) actor.mustBeAllowed('see-full-trails', funderId);
    const scored = await this.ask<Omit<Strictness, 'name'>>(assessors, filter, false, FEWEST);
    const decided = await this.ask<Omit<Deciding, 'name'>>(deciders, filter, false, FEWEST);
    const names = await this.directory.names([...scored, ...decided].map(({ personId }) => personId));
    const named = <T extends { personId: string }>(one: T) => ({ ...one, name: names.get(one.personId) ?? 'Somebody' });
    return { assessors: scored.map(named), deciders: decided.map(named) };
  }

  async years({ funderIds }: Pick<PatternFilter, 'funderIds'>): Promise<readonly number[]> {
    const rows = await this.ask<{ year: number }>(years, { funderIds, roundId: null, year: null }, false);
    return rows.map(({ year }) => year);
  }

  private ask<T>(sql: string, { funderIds, roundId, year }: PatternFilter, isPublic: boolean, ...more: unknown[]) {
    return this.db.query<T[]>(sql, [[...funderIds], roundId, year, isPublic, ...more]);
  }
}
