import { Injectable } from '@nestjs/common';
import { findWards, Places } from '#places';
import type { RoundPage } from '#small-pot-grants';

type Ward = Parameters<typeof findWards>[0][number];
/** `sure`: what was typed names this ward and no other. `outside`: it names these, which the round does not reach. */
export type Found = Readonly<{ sure: Ward | null; possible: readonly Ward[]; outside: readonly Ward[] }>;

const most = 12;
/** Words that stand in too many addresses to say where something is. */
const common = new Set(['ward', 'road', 'street', 'estate', 'park', 'community', 'centre', 'center', 'hall', 'church',
  'school', 'house', 'town', 'village', 'area', 'near', 'north', 'south', 'east', 'west']);

/** Finds the ward that a group means. It need not know what a ward is. */
@Injectable()
export class PlacesForApplicants {
  constructor(private readonly places: Places) {}

  async find(typed: string, round: RoundPage): Promise<Found> {
    const [inside, all] = await Promise.all([this.wardsOf(round), this.places.sets()]);
    const named = wardsNamed(inside, typed);
    if (named.length > 0) return { sure: theOneOf(named, typed), possible: named, outside: [] };
    const codes = new Set(inside.map(({ code }) => code));
    const others = all.flatMap(({ wards }) => wards).filter(({ code }) => !codes.has(code));
    const outside = wardsNamed(others, typed);
    return { sure: null, possible: outside.length > 0 ? [] : wardsHintedAt(inside, typed), outside };
  }

  /** The same, with the ward that stands in the application among those that can be chosen, whatever led to it. */
  async including(wardCode: string | null, found: Found): Promise<Found> {
    if (wardCode === null || found.possible.some(({ code }) => code === wardCode)) return found;
    const ward = (await this.places.wardsByCode([wardCode])).get(wardCode);
    return ward ? { ...found, possible: [ward, ...found.possible] } : found;
  }

  /** "Fishwick, Preston"; nothing where no ward has been found. */
  async nameOf(wardCode: string | null): Promise<string | undefined> {
    const ward = wardCode === null ? undefined : (await this.places.wardsByCode([wardCode])).get(wardCode);
    return ward && `${ward.name}, ${ward.authorityName}`;
  }

  private async wardsOf({ terms: { area } }: RoundPage): Promise<readonly Ward[]> {
    const codes = area?.neighbourhoods.flatMap(({ wardCodes }) => wardCodes) ?? [];
    return [...(await this.places.wardsByCode(codes)).values()];
  }
}

/** Wards by the whole of what was typed, or else by what stands between its commas: "The old library, Fishwick". */
export function wardsNamed(wards: readonly Ward[], typed: string): readonly Ward[] {
  const whole = findWards(wards, typed, most);
  return whole.length > 0 ? whole : unique(typed.split(/[,;\n]/).flatMap((part) => findWards(wards, part, most)));
}

/** By any telling word of it: "Moor Park pavilion". Never certain. */
const wardsHintedAt = (wards: readonly Ward[], typed: string) =>
  unique(typed.split(/[^\p{L}']+/u).filter((word) => word.length > 3 && !common.has(word.toLowerCase()))
    .flatMap((word) => findWards(wards, word, most)));

/** The only one, or the only one that is called just so. */
export function theOneOf(wards: readonly Ward[], typed: string): Ward | null {
  const called = wards.filter(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
  const candidates = called.length > 0 ? called : wards;
  return candidates.length === 1 ? candidates[0]! : null;
}

/** The same ward may stand in several sets of neighbourhoods. */
const unique = (wards: readonly Ward[]) =>
  [...new Map(wards.map((ward) => [ward.code, ward])).values()].slice(0, most);
