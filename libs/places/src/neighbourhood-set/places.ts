import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from 'typeorm';
import { Clock, Execute, type Saved, type Sender } from '#event-store';
import { sum } from '#kernel';
import { neighbourhoodSet } from './neighbourhood-set.decider.js';
import type { Ward } from './neighbourhood-set.events.js';
import { NeighbourhoodSetRow } from './neighbourhood-sets.view.js';
import { readWards } from './ward-file.js';

export type NeighbourhoodsFile = Readonly<{
  setId: string; name: string; populationSource: string; populationYear: number; file: Buffer;
}>;
export type NamedNeighbourhood = Readonly<{
  id: string; name: string; authorityName: string; wardCodes: readonly string[]; population: number;
}>;

/** Wards and neighbourhoods: brings them in, and finds them by name. */
@Injectable()
export class Places {
  constructor(
    private readonly commands: CommandBus, private readonly db: EntityManager, private readonly clock: Clock,
  ) {}

  /** All or nothing. @throws BadFile; Refusal `already-imported` where nothing changed */
  async import({ file, ...named }: NeighbourhoodsFile, sender: Sender): Promise<Saved & { wards: number }> {
    const content = readWards(file);
    const command = { type: 'ImportNeighbourhoods', ...named, ...content, at: this.clock.now() } as const;
    const saved = await this.commands.execute(new Execute(neighbourhoodSet, command, sender));
    return { ...saved, wards: content.wards.length };
  }

  sets(): Promise<NeighbourhoodSetRow[]> {
    return this.db.find(NeighbourhoodSetRow, { order: { name: 'ASC' } });
  }

  set(id: string): Promise<NeighbourhoodSetRow | null> {
    return this.db.findOneBy(NeighbourhoodSetRow, { id });
  }

  /** The wards of some codes, by code. */
  async wardsByCode(codes: readonly string[]): Promise<ReadonlyMap<string, Ward>> {
    const wanted = new Set(codes);
    const wards = (await this.sets()).flatMap((set) => set.wards).filter(({ code }) => wanted.has(code));
    return new Map(wards.map((ward) => [ward.code, ward]));
  }
}

/** A set's neighbourhoods, in the order of their names. The same name in two authorities is two neighbourhoods. */
export function neighbourhoodsOf(wards: readonly Ward[]): readonly NamedNeighbourhood[] {
  const groups = new Map<string, Ward[]>();
  for (const ward of wards) {
    const id = idOf(ward);
    groups.set(id, [...(groups.get(id) ?? []), ward]);
  }
  const named = [...groups].map(([id, members]) => ({
    id, name: members[0]!.neighbourhood, authorityName: members[0]!.authorityName,
    wardCodes: members.map(({ code }) => code), population: sum(members.map(({ population }) => population)),
  }));
  return named.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}

const idOf = ({ authorityCode, neighbourhood }: Ward) =>
  `${authorityCode}-${neighbourhood.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;

/**
 * Wards whose own, neighbourhood's or authority's name has the words in it, the closest first. People write a place in
 * many ways, so case, accents, "ward" and punctuation do not count.
 */
export function findWards(wards: readonly Ward[], text: string, most = 10): readonly Ward[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const ranked = wards.map((ward) => ({ ward, rank: closeness(ward, wanted) })).filter(({ rank }) => rank > 0);
  ranked.sort((one, other) => other.rank - one.rank || one.ward.name.localeCompare(other.ward.name, 'en'));
  return ranked.slice(0, most).map(({ ward }) => ward);
}

function closeness({ name, neighbourhood, authorityName, code }: Ward, wanted: string) {
  if (code.toLowerCase() === wanted) return 5;
  const own = plain(name);
  if (own === wanted) return 4;
  if (own.startsWith(wanted) || wanted.startsWith(`${own} `) || asOneWord(own) === asOneWord(wanted)) return 3;
  if (has(own, wanted)) return 2;
  return has(`${own} ${plain(neighbourhood)} ${plain(authorityName)}`, wanted) ? 1 : 0;
}

/** Each word is the beginning of one of theirs: "side" is not in Brookside, or "brook side" would be in too many. */
const has = (names: string, wanted: string) => wanted.split(' ').every((word) => ` ${names}`.includes(` ${word}`));

/** "Brook side" is Brookside. */
const asOneWord = (words: string) => words.replaceAll(' ', '');

const plain = (text: string) =>
  text.normalize('NFD').toLowerCase().replace(/[\u0300-\u036f']/g, '').replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bward\b/g, '').trim().replace(/ +/g, ' ');
