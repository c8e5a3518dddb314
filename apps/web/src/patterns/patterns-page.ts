import { Injectable } from '@nestjs/common';
import type { Kind, Size } from '#identity';
import { sum } from '#kernel';
import { Places } from '#places';
import { type Count, forPublic, type PatternFilter, Patterns, type Speed } from '#small-pot-grants';
import { barChart } from '../charts/bar-chart.js';

/** What stands for the key of a count; null is what the record does not say. */
const words: Readonly<Record<'size' | 'kind' | 'history', Readonly<Record<string, string>>>> = {
  size: {
    'micro': 'Under £10,000 a year', 'small': '£10,000 to £100,000', 'medium': '£100,000 to £1 million',
    'large': '£1 million to £10 million', 'major': '£10 million to £100 million', 'super-major': 'Over £100 million',
  } satisfies Record<Size, string>,
  kind: {
    'small-group': 'Groups without a number', 'charity': 'Charities', 'company': 'Companies', 'council': 'Councils',
    'community-foundation': 'Foundations', 'infrastructure-body': 'Infrastructure bodies',
  } satisfies Record<Kind, string>,
  history: { first: 'First application here', again: 'Applied here before' },
};
const [notKnown, withheld] = ['Not on record', 'Withheld'] as const;

/** A chart with its table. Numbers are null where the public is not told them. */
export type CountsPart = Readonly<{
  id: string; rows: readonly (Count & Readonly<{ name: string }>)[]; chart: ReturnType<typeof barChart>;
}>;

/** What the two pages of patterns have in common: counts with their charts. */
@Injectable()
export class PatternsPage {
  constructor(private readonly patterns: Patterns, private readonly places: Places) {}

  /** `isPublic`: small numbers and what is withheld are not told. */
  async parts(filter: PatternFilter, isPublic: boolean) {
    const counts = await this.patterns.counts(filter, isPublic);
    const told = (all: readonly Count[], awardsArePublic: boolean) =>
      (isPublic ? forPublic(all, { awardsArePublic }) : all);
    const named = (id: 'size' | 'kind' | 'history') => partOf(id, told(counts[id], false), words[id]);
    const names = await this.placeNames(counts.ward);
    const neighbourhoods = grouped(counts.ward, (key) => names.neighbourhoods.get(key) ?? key);
    return {
      decided: sum(counts.kind.map(({ funded, notTakenUp, declined }) => funded! + notTakenUp! + declined!)),
      size: named('size'), kind: named('kind'), history: named('history'),
      neighbourhood: partOf('neighbourhood', told(neighbourhoods, true), {}),
      ward: partOf('ward', told(counts.ward, true), Object.fromEntries(names.wards)),
    };
  }

  async speed(filter: PatternFilter, awardsOnly: boolean) {
    const found = await this.patterns.speed(filter, awardsOnly);
    return (['decided', 'accepted'] as const)
      .flatMap((what) => found.filter((one) => one.what === what).map(speedPart));
  }

  private async placeNames(counts: readonly Count[]) {
    const wards = await this.places.wardsByCode(counts.flatMap(({ key }) => key ?? []));
    return {
      neighbourhoods: new Map([...wards].map(([code, { neighbourhood }]) => [code, neighbourhood])),
      wards: new Map([...wards].map(([code, { name, authorityName }]) => [code, `${name}, ${authorityName}`])),
    };
  }
}

function partOf(id: string, counts: readonly Count[], names: Readonly<Record<string, string>>): CountsPart {
  const order = Object.keys(names);
  const placeOf = ({ key }: Count) => (key !== null && order.includes(key) ? order.indexOf(key) : order.length);
  const rows = counts.map((count) => ({ ...count, name: nameOf(count.key, names) }))
    .sort((one, other) => placeOf(one) - placeOf(other) || one.name.localeCompare(other.name, 'en'));
  const bars = rows.map(({ name, funded, declined }) => ({ name, first: funded, second: declined }));
  return { id, rows, chart: barChart(bars) };
}

function nameOf(key: string | null, names: Readonly<Record<string, string>>): string {
  if (key === null) return notKnown;
  return key === 'withheld' ? withheld : names[key] ?? key;
}

/** Wards added up under what they are called; what has no ward stays as it is. */
function grouped(counts: readonly Count[], nameOfWard: (key: string) => string): readonly Count[] {
  const groups = new Map<string | null, Count[]>();
  for (const count of counts) {
    const key = count.key === null || count.key === 'withheld' ? count.key : nameOfWard(count.key);
    groups.set(key, [...groups.get(key) ?? [], count]);
  }
  const total = (all: readonly Count[], what: 'funded' | 'notTakenUp' | 'declined' | 'pence') =>
    sum(all.map((count) => count[what] ?? 0));
  return [...groups].map(([key, all]) => ({
    key, funded: total(all, 'funded'), notTakenUp: total(all, 'notTakenUp'), declined: total(all, 'declined'),
    pence: total(all, 'pence'),
  }));
}

function speedPart({ what, number, median, longest, fortnight, month, twoMonths, longer }: Speed) {
  const bands = [
    { name: 'Within 2 weeks', number: fortnight }, { name: 'Within 4 weeks', number: month },
    { name: 'Within 8 weeks', number: twoMonths }, { name: 'Longer', number: longer },
  ];
  const chart = barChart(bands.map((band) => ({ name: band.name, first: band.number, second: 0 })));
  return { what, number, median: Math.round(median), longest: Math.ceil(longest), bands, chart };
}
