import { Injectable } from '@nestjs/common';
import { inPounds } from '#kernel';
import { Boundaries, type Undrawn } from '#places';
import {
  AgreementQueries, moneyByPlace, ObligationQueries, type PlaceMoney, ProposalQueries,
} from '#s106-contributions';
import { type MapWard, type Shade, wardMap, type WardMap } from './ward-map.js';

/** A place with its money and in words: "Audley", or "Audley and Bastwell" where one site lies in both. */
export type NamedPlace = PlaceMoney & Readonly<{ name: string; proposals: number }>;
type MapPage = Readonly<{
  places: readonly NamedPlace[]; map: WardMap | null; sources: readonly string[];
  undrawn: readonly Readonly<{ authority: string; wards: readonly Undrawn[] }>[];
  drawnCount: number; wardCount: number;
}>;
type OfWards = Awaited<ReturnType<Boundaries['ofWards']>>;

/** From so much money on, a ward has the darkest shade, in pence. */
export const MUCH = 10_000_000;

/** What each ward raised, holds and spent, as a table and as a map. */
@Injectable()
export class PlacesWithMoney {
  constructor(
    private readonly agreements: AgreementQueries, private readonly obligations: ObligationQueries,
    private readonly proposals: ProposalQueries, private readonly boundaries: Boundaries,
  ) {}

  async find(): Promise<MapPage> {
    const agreements = await this.agreements.all();
    const [obligations, transactions] = [await this.obligations.all(), await this.obligations.transactions()];
    const [wards, proposals] = [await this.boundaries.ofWards(), await this.proposals.countByWard()];
    const places = moneyByPlace({ agreements, obligations, transactions });
    return { ...mapOf(wards, places), places: named(wards, places, proposals) };
  }
}

function mapOf({ drawn, undrawn, sources }: OfWards, places: readonly PlaceMoney[]) {
  const wards = drawn.map(({ ward, boundary }): MapWard => {
    const own = places.filter(({ wardCodes }) => wardCodes.includes(ward.code));
    const held = own.reduce((sum, place) => sum + place.held, 0);
    const shade = shadeOf(own, held);
    return { code: ward.code, name: ward.name, boundary, shade, words: `${ward.name}: ${inWords(shade, held)}` };
  });
  return {
    map: wardMap(wards), sources, undrawn: byAuthority(undrawn), drawnCount: drawn.length,
    wardCount: drawn.length + undrawn.length,
  };
}

function shadeOf(own: readonly PlaceMoney[], held: number): Shade {
  if (held >= MUCH) return 'most';
  if (held > 0) return 'held';
  return own.some(({ agreements }) => agreements > 0) ? 'agreed' : 'plain';
}

const inWords = (shade: Shade, held: number) =>
  (held > 0 ? `${inPounds(held)} held` : shade === 'agreed' ? 'an agreement, no money held' : 'no agreement');

function byAuthority(undrawn: readonly Undrawn[]) {
  const authorities = [...new Set(undrawn.map(({ ward }) => ward.authorityName))].toSorted();
  return authorities.map((authority) =>
    ({ authority, wards: undrawn.filter(({ ward }) => ward.authorityName === authority) }));
}

/** Every place with money or proposals, by name; those that are no ward come last. */
function named(
  { drawn, undrawn }: OfWards, places: readonly PlaceMoney[], proposals: ReadonlyMap<string, number>,
): readonly NamedPlace[] {
  const names = new Map([...drawn, ...undrawn].map(({ ward: { code, name } }) => [code, name]));
  const known = new Set(places.filter(({ wardCodes }) => wardCodes.length === 1).map(({ wardCodes }) => wardCodes[0]));
  const onlyProposals = [...proposals.keys()].filter((code) => !known.has(code)).map((code): PlaceMoney =>
    ({ wardCodes: [code], agreements: 0, agreed: 0, received: 0, held: 0, spent: 0 }));
  return [...places, ...onlyProposals].map((place) => ({
    ...place, name: place.wardCodes.map((code) => names.get(code) ?? code).join(' and ') || 'Ward not recorded',
    proposals: place.wardCodes.length === 1 ? proposals.get(place.wardCodes[0]!) ?? 0 : 0,
  })).toSorted(byName);
}

const byName = (one: NamedPlace, other: NamedPlace) =>
  one.wardCodes.length - other.wardCodes.length || one.name.localeCompare(other.name, 'en');
